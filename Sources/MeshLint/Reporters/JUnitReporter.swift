import MeshModel

/// JUnit's XML: a test suite for each file and a test case for each finding, failed if the finding makes the command fail;
/// and a passed one where there is nothing.
enum JUnitReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        let files = Dictionary(grouping: result.findings) { $0.place.file }.sorted { $0.key < $1.key }
        let suites = files.map { file, findings in suite(file, findings, result, context) }
        let passed = """
              <testsuite name="meshgen lint" tests="1" failures="0">
                <testcase classname="meshgen lint" name="no findings"/>
              </testsuite>

            """
        let count = max(result.findings.count, 1)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="meshgen lint" tests="\(count)" failures="\(failures(among: result.findings, context))">
            \(suites.isEmpty ? passed : suites.joined())</testsuites>

            """
    }

    private static func failures(among findings: [Finding], _ context: ReportContext) -> Int {
        findings.count { $0.severity >= context.failOn }
    }

    private static func suite(
        _ file: String,
        _ findings: [Finding],
        _ result: LintResult,
        _ context: ReportContext
    ) -> String {
        let cases = findings.map { finding in
            let name = "\(finding.rule) \(result.info(of: finding)?.name ?? ""), line \(finding.place.line)"
            return """
                    <testcase classname="\(escaped(file))" name="\(escaped(name))">
                \(outcome(of: finding, context))
                    </testcase>

                """
        }
        let failures = failures(among: findings, context)
        return """
              <testsuite name="\(escaped(file))" tests="\(findings.count)" failures="\(failures)">
            \(cases.joined())  </testsuite>

            """
    }

    /// A failure, or a note of a test that passed.
    private static func outcome(of finding: Finding, _ context: ReportContext) -> String {
        let severity = finding.severity.rawValue
        let details = escaped("\(finding.place.printable): \(finding.message)\n\(finding.help)")
        guard finding.severity < context.failOn else {
            return """
                      <failure type="\(severity)" message="\(escaped(finding.message))">\(details)</failure>
                """
        }
        return "      <system-out>\(severity): \(details)</system-out>"
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
