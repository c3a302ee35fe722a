import MeshModel
import YAML

/// Reports conditions of policies that Istio rejects.
struct PolicyConditionRule: LintRule {
    static let info = RuleInfo(
        "MG434",
        "policy-condition",
        .error,
        aliases: ["IST0106"],
        summary: "A condition of a policy has a key that Istio does not know, or values that are none.",
        reason: """
            The keys are a closed list ("Authorization Policy Conditions"), some of which take a name in brackets. Istio rejects \
            others, among them the attributes of the destination that existed before 1.4: the selector of the policy says that.
            """,
        help: "use a key of Istio's list, such as request.headers[x-tenant], with values of its form",
        covers: [
            "AuthorizationPolicy: when without key",
            "AuthorizationPolicy: when without values and notValues",
            "AuthorizationPolicy: when key unknown",
            "AuthorizationPolicy: when key request.headers / request.auth.claims / experimental.* without `[name]`",
            "AuthorizationPolicy: when source.ip / remote.ip / destination.ip: bad IP or CIDR",
            "AuthorizationPolicy: when destination.port: bad port",
            "AuthorizationPolicy: when source.serviceAccount / source.trustDomain: the value rules above",
            "AuthorizationPolicy: when destination.namespace, destination.labels, destination.name, destination.user (removed "
                + "attributes)",
            "AuthorizationPolicy: when values: empty string",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - when:
                        - {key: "request.auth.claims[groups]", values: [admin]}
                        - {key: "request.headers[:authority]", notValues: ["*.example.com"]}
                        - {key: connection.sni, values: [cart.example.com]}
                        - {key: "experimental.envoy.filters.network.mysql_proxy[db.table]", values: ["[update]"]}
                        - {key: destination.port, values: ["80"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - when:
                        - {key: "", values: [a]} # ← the condition has no key
                        - {key: source.ip, values: []} # ← the condition has no values
                        - {key: request.header, values: [a]} # ← 'request.header' is no attribute that Istio knows
                        - {key: request.headers, values: [a]} # ← 'request.headers' needs a name in brackets
                        - {key: "request.auth.claims[]", values: [a]} # ← needs a name in brackets
                        - {key: remote.ip, notValues: [10.0.0]} # ← '10.0.0' is neither
                        - {key: destination.port, values: [http]} # ← 'http' is no port number
                        - {key: source.serviceAccount, values: [a*]} # ← 'a*' is compared literally
                        - {key: source.trustDomain, values: [a/b]} # ← 'a/b' has a '/'
                        - {key: "destination.labels[app]", values: [a]} # ← is an attribute that Istio no longer has
                        - {key: source.principal, values: [""]} # ← an empty text matches nothing
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (rule, path) in policy.rules {
                for (index, condition) in (rule.when ?? []).enumerated() {
                    check(condition, of: policy, at: path.when[index], report)
                }
            }
        }
    }

    private func check(
        _ condition: AuthorizationPolicy.Condition,
        of policy: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        if let problem = ConditionKey.problem(of: condition.key) {
            // The schema says it where the key is missing altogether.
            if !condition.key.isEmpty || condition.unknownFields.isEmpty { report(policy, at: path.key, problem) }
            return
        }
        let lists = [("values", condition.values), ("notValues", condition.notValues)]
        if lists.contains(where: { $0.1 != nil }), lists.allSatisfy({ $0.1?.isEmpty != false }),
            condition.unknownFields.isEmpty
        {
            report(policy, at: path, "the condition has no values")
        }
        for (name, values) in lists {
            for (index, value) in (values ?? []).enumerated() {
                guard let problem = ConditionKey.problem(ofValue: value, for: condition.key) else { continue }
                report(policy, at: path[name][index], problem)
            }
        }
    }
}
