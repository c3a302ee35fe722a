import MeshModel
import YAML

/// GitLab's code quality report.
///
/// Source: GitLab, "Code Quality", report format: description, check_name, fingerprint, severity, location.
enum GitLabReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        var json = JSONWriter(.pretty)
        json.beginDocument()
        json.list(result.findings) { json, finding in
            json.object {
                $0.field("description", finding.messageWithHelp)
                $0.field("check_name", "\(finding.rule) \(result.info(of: finding)?.name ?? "")")
                $0.field("fingerprint", Fingerprint(of: finding).text)
                $0.field("severity", severity(finding.severity))
                $0.key("location")
                $0.object {
                    $0.field("path", finding.place.file)
                    $0.key("lines")
                    $0.object { $0.field("begin", finding.place.line) }
                }
            }
        }
        return String(decoding: json.finish(), as: UTF8.self)
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "critical"
        case .warning: "minor"
        case .info: "info"
        }
    }
}
