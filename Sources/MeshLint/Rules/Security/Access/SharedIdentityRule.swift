import MeshModel
import YAML

/// Reports policies that trust the identity which all workloads of a namespace share.
struct SharedIdentityRule: LintRule {
    static let info = RuleInfo(
        "MG612",
        "shared-identity",
        .warning,
        summary: "A policy names the service account 'default', which every workload without one of its own has.",
        reason: """
            The identity of a workload is its service account. Whatever is deployed to the namespace without thinking of it \
            gets 'default', and with it the rights that the policy gives.
            """,
        help: "give the client a ServiceAccount of its own and name that",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec: {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/shop/sa/default # ← every workload of shop without an account of its own
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) where policy.resource.spec.isAllowing {
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
                for (number, from) in (rule.from ?? []).enumerated() {
                    for (place, principal) in (from.source?.principals ?? []).enumerated() {
                        let parts = principal.parts(at: "/")
                        guard parts.count == 5, parts[3] == "sa", parts[4] == "default" else { continue }
                        report(
                            policy,
                            at: .root.spec.rules[index].from[number].source.principals[place],
                            "this is every workload of \(parts[2]) without an account of its own"
                        )
                    }
                }
            }
        }
    }
}
