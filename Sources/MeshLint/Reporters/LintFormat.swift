/// The forms in which findings can be written.
public enum LintFormat: String, CaseIterable, Sendable {
    /// For people: by file, with the line and what to do.
    case text
    /// One object with all findings and a summary.
    case json
    /// SARIF 2.1.0, for code scanning services and editors.
    case sarif
    /// Workflow commands of GitHub Actions, which annotate a pull request.
    case github
    /// The code quality report of GitLab.
    case gitlab
    /// JUnit's XML, which most CI servers show: a test case for each file.
    case junit
    /// A table for comments and job summaries.
    case markdown
    /// `file:line:column: severity: message`, which editors jump to.
    case editor

    var reporter: any Reporter.Type {
        switch self {
        case .text: TextReporter.self
        case .json: JSONReporter.self
        case .sarif: SARIFReporter.self
        case .github: GitHubReporter.self
        case .gitlab: GitLabReporter.self
        case .junit: JUnitReporter.self
        case .markdown: MarkdownReporter.self
        case .editor: EditorReporter.self
        }
    }
}

/// Writes the result of a check in one form.
protocol Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String
}

/// What a report needs besides the findings.
public struct ReportContext: Sendable {
    /// The lines of the checked texts.
    var lines: SourceLines
    /// Whether a terminal shows the report.
    var hasColours: Bool
    /// The version of meshgen.
    var version: String

    public init(sources: [LintSource], hasColours: Bool = false, version: String) {
        lines = SourceLines(sources)
        self.hasColours = hasColours
        self.version = version
    }
}

extension LintResult {
    /// The result in a form, ready to be written.
    public func report(as format: LintFormat, _ context: ReportContext) -> String {
        format.reporter.report(self, context)
    }
}
