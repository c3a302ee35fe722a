import MeshDSL
import MeshLint
import MeshModel

extension PolicyResults {
    /// Asks the policies of a mesh about its resources.
    init(_ policies: [Policy], on resources: [DeclaredResource]) {
        self.init()
        isComplete = true
        for policy in policies {
            let severity = Severity(rawValue: policy.severity.rawValue) ?? .error
            let info = RuleInfo(policy: policy.code, severity, policy.summary, help: policy.help)
            infos[policy.code] = info
            findings += policy.violations(in: resources).map { Finding($0, of: info) }
        }
    }
}

extension Finding {
    fileprivate init(_ violation: PolicyViolation, of info: RuleInfo) {
        self.init(
            rule: info.code,
            severity: info.severity,
            message: violation.message,
            help: info.help,
            resource: violation.identity.map { identity in
                Subject(
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
    }
}
