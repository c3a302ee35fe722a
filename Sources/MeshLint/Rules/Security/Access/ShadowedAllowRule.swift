import MeshModel
import YAML

/// Reports policies that allow what another policy denies altogether.
struct ShadowedAllowRule: LintRule {
    static let info = RuleInfo(
        "MG605",
        "shadowed-allow",
        .warning,
        summary: "A policy that allows is overruled by one that denies every request.",
        reason: """
            DENY is looked at before ALLOW. A DENY rule without conditions refuses everything, whatever other policies of the \
            same workloads say. To deny by default, an ALLOW policy without rules is the way: it can be added to.
            """,
        help: "give the DENY policy conditions; to deny by default write 'spec: {}'",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: nothing, namespace: shop}
                spec: {}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec: {selector: {matchLabels: {app: cart}}, rules: [{from: [{source: {namespaces: [shop]}}]}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: admin, namespace: shop}
                spec: {action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: nothing, namespace: shop}
                spec: {action: DENY, rules: [{}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec: # ← AuthorizationPolicy shop/nothing denies every request of the same workloads
                  selector: {matchLabels: {app: cart}}
                  rules: [{from: [{source: {namespaces: [shop]}}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let policies = mesh.all(AuthorizationPolicy.self)
        let closed = policies.filter { policy in
            policy.resource.spec.action == .deny
                && (policy.resource.spec.rules ?? []).contains(where: \.matchesEverything)
        }
        guard !closed.isEmpty else { return }
        for policy in policies {
            guard policy.resource.spec.isAllowing, !(policy.resource.spec.rules ?? []).isEmpty else { continue }
            guard let denying = closed.first(where: { Self.covers($0, policy, root: mesh.rootNamespace) }) else {
                continue
            }
            let name = "AuthorizationPolicy \(denying.namespace)/\(denying.name)"
            report(policy, at: .root.spec, "\(name) denies every request of the same workloads")
        }
    }

    /// Whether the first policy holds for all workloads of the second.
    private static func covers(
        _ outer: Located<AuthorizationPolicy>,
        _ inner: Located<AuthorizationPolicy>,
        root: String
    ) -> Bool {
        let spec = outer.resource.spec, other = inner.resource.spec
        guard spec.targetRef == nil, spec.targetRefs == nil, other.targetRef == nil, other.targetRefs == nil else {
            return false
        }
        guard outer.namespace == inner.namespace || outer.namespace == root else { return false }
        return (other.selector?.matchLabels ?? [:]).holds(spec.selector?.matchLabels ?? [:])
    }
}
