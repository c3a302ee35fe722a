/// Findings for people, one a line.
public enum TextReporter {
    public static func text(_ result: LintResult) -> String {
        result.findings.map { finding in
            "\(finding.place): \(finding.severity.rawValue) \(finding.rule): \(finding.message)\n"
        }.joined()
    }
}
