import MeshModel

/// JUnit's XML: a test suite for each file, a failed test case for each finding, and a passed one where there is none.
enum JUnitReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        let files = Dictionary(grouping: result.findings) { $0.place.file }.sorted { $0.key < $1.key }
        let suites = files.map { file, findings in suite(file, findings, result) }
        let passed = """
              <testsuite name="meshgen lint" tests="1" failures="0">
                <testcase classname="meshgen lint" name="no findings"/>
              </testsuite>

            """
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="meshgen lint" tests="\(max(result.findings.count, 1))" failures="\(result.findings.count)">
            \(suites.isEmpty ? passed : suites.joined())</testsuites>

            """
    }

    private static func suite(_ file: String, _ findings: [Finding], _ result: LintResult) -> String {
        let cases = findings.map { finding in
            let name = "\(finding.rule) \(result.info(of: finding)?.name ?? ""), line \(finding.place.line)"
            let details = "\(finding.place): \(finding.message)\n\(finding.help)"
            return """
                    <testcase classname="\(escaped(file))" name="\(escaped(name))">
                      <failure type="\(finding.severity.rawValue)" message="\(escaped(finding.message))">\(escaped(details))</failure>
                    </testcase>

                """
        }
        return """
              <testsuite name="\(escaped(file))" tests="\(findings.count)" failures="\(findings.count)">
            \(cases.joined())  </testsuite>

            """
    }

    /// The text for XML; what XML cannot hold is replaced.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\n", "\t": String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: "\u{FFFD}"
            default: String(scalar)
            }
        }.joined()
    }
}
