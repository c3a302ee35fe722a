import MeshModel
import YAML

/// Reports namespaces in AuthorizationPolicies that do not exist.
struct UnknownPolicyNamespaceRule: LintRule {
    static let info = RuleInfo(
        "MG220",
        "unknown-policy-namespace",
        .warning,
        aliases: ["IST0101", "KIA0101"],
        summary: "An AuthorizationPolicy speaks of a namespace that does not exist.",
        reason: """
            A source in a namespace that does not exist never matches: an ALLOW rule lets nobody in, a DENY rule \
            keeps nobody out. Said where the inputs are complete.
            """,
        help: "name a namespace of the mesh; \"*\" may stand at one end",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: front-1}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from: [{source: {namespaces: [front-1, "front-*", "*-1", shop, istio-system]}}]
                """,
                isComplete: true
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from: [{source: {namespaces: [unseen]}}]
                """
            ),
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
                            namespaces: [front] # ← there is no namespace 'front'
                            notNamespaces: ["back-*"] # ← there is no namespace 'back-*'
                """,
                isComplete: true
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard mesh.isComplete else { return }
        for policy in mesh.all(AuthorizationPolicy.self) {
            policy.resource.spec.eachSource { source, path in
                for (key, names) in [("namespaces", source.namespaces), ("notNamespaces", source.notNamespaces)] {
                    for (index, name) in (names ?? []).enumerated() where !mesh.hasNamespace(like: name) {
                        report(policy, at: path[key][index], "there is no namespace '\(name)'")
                    }
                }
            }
        }
    }
}

extension MeshSnapshot {
    /// Whether a namespace has the name, which may begin or end with `*`.
    fileprivate func hasNamespace(like name: String) -> Bool {
        guard name.contains("*") else { return namespaces.has(name) || namespaces.has(name.lowercased()) }
        return namespaces.all.contains { EndPattern.matches(name, $0) }
    }
}
