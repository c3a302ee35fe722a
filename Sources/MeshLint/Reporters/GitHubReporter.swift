import MeshModel

/// Workflow commands of GitHub Actions.
///
/// Source: GitHub, "Workflow commands for GitHub Actions" (error, warning, notice; escaping of data and properties).
enum GitHubReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        result.findings.map { finding in
            let title = "\(finding.rule) \(result.info(of: finding)?.name ?? "")"
            let properties = [
                "file=\(property(finding.place.file.printable))", "line=\(finding.place.line)",
                "col=\(finding.place.column)",
                "title=\(property(title))",
            ]
            let text = finding.messageWithHelp
            return "::\(command(finding.severity)) \(properties.joined(separator: ","))::\(data(text))\n"
        }.joined()
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
