import MeshModel

/// One line a finding in the form of compilers, which editors and terminals jump to.
enum EditorReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        result.findings.map { finding in
            "\(finding.place.printable): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]\n"
        }.joined()
    }
}
