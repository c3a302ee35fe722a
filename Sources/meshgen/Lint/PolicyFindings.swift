import MeshLint
import MeshModel
import MeshRuntime

/// What the policies of meshes found, as findings.
struct PolicyFindings {
    private(set) var findings: [Finding] = []
    /// The policies as rules, by code.
    private(set) var infos: [String: RuleInfo] = [:]

    mutating func add(_ violations: [PolicyFinding]) {
        for violation in violations {
            let severity = Severity(rawValue: violation.severity) ?? .error
            infos[violation.code] = RuleInfo(policy: violation.code, severity, violation.summary, help: violation.help)
            findings.append(
                Finding(
                    rule: violation.code,
                    severity: severity,
                    message: violation.message,
                    help: violation.help.isEmpty ? violation.summary : violation.help,
                    resource: violation.resource.map { identity in
                        Finding.Subject(
                            apiVersion: violation.apiVersion,
                            kind: identity.kind,
                            namespace: identity.namespace,
                            name: identity.name
                        )
                    },
                    path: violation.path,
                    place: violation.place,
                    fix: nil
                )
            )
        }
    }
}
