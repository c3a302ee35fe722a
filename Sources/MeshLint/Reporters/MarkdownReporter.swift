import MeshModel

/// A table for comments on pull requests and for job summaries.
enum MarkdownReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        let summary = "**meshgen lint**: \(TextReporter.summary(of: result))\n"
        guard !result.findings.isEmpty else { return summary }
        let rows = result.findings.map { finding in
            let rule = "\(finding.rule) \(result.info(of: finding)?.name ?? "")"
            let cells = [
                "`\(finding.place.printable)`", finding.severity.rawValue, rule, finding.message, finding.help,
            ]
            return "| \(cells.map(escaped).joined(separator: " | ")) |\n"
        }
        return "\(summary)\n| Place | Severity | Rule | Problem | What to do |\n|---|---|---|---|---|\n\(rows.joined())"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
    }
}
