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

    /// Whether JSON's own escapes keep the texts from being anything but texts.
    fileprivate var isJSON: Bool { self == .json || self == .sarif || self == .gitlab }

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
    /// The least severity that makes the command fail.
    var failOn: Severity

    public init(sources: [LintSource], hasColours: Bool = false, version: String, failOn: Severity = .error) {
        lines = SourceLines(sources)
        self.hasColours = hasColours
        self.version = version
        self.failOn = failOn
    }
}

extension LintResult {
    /// The result in a form, ready to be written.
    public func report(as format: LintFormat, _ context: ReportContext) -> String {
        guard !format.isJSON else { return format.reporter.report(self, context) }
        var result = self
        result.findings = findings.map(\.printable)
        return format.reporter.report(result, context)
    }
}
