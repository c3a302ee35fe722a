import MeshModel
import YAML

/// Reports policies that allow every request.
struct AllowEveryoneRule: LintRule {
    static let info = RuleInfo(
        "MG604",
        "allow-everyone",
        .warning,
        summary: "An AuthorizationPolicy allows every request.",
        reason: """
            A rule without from, to and when matches everything. Policies that allow are added up, so that every other ALLOW \
            policy of the same workloads is without effect beside it.
            """,
        help: "say who may call, or remove the policy",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{to: [{operation: {methods: [GET]}}]}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: nothing, namespace: shop}
                spec: {}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: closed, namespace: shop}
                spec: {action: DENY, selector: {matchLabels: {app: closed}}, rules: [{}]}
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
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from: [{source: {namespaces: [shop]}}]
                    - {} # ← matches every request
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) where policy.resource.spec.isAllowing {
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() where rule.matchesEverything {
                report(policy, at: .root.spec.rules[index], "this rule matches every request")
            }
        }
    }
}

extension AuthorizationPolicy.Spec {
    var isAllowing: Bool { action == nil || action == .allow }
}

extension AuthorizationPolicy.Rule {
    /// Whether it has no condition at all.
    var matchesEverything: Bool {
        (from ?? []).isEmpty && (to ?? []).isEmpty && (when ?? []).isEmpty && unknownFields.isEmpty
    }
}
