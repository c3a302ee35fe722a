import MeshModel
import YAML

/// Reports rules that a stray dash has split in two.
struct SplitRuleRule: LintRule {
    static let info = RuleInfo(
        "MG609",
        "split-policy-rule",
        .warning,
        summary: "Two rules of a policy look like one that a stray dash has split.",
        reason: """
            Items of 'rules' are alternatives. 'from' in one and 'to' in the next allow every operation to these sources, and \
            these operations to everybody; what is mostly meant is both in one rule.
            """,
        help: "put from and to into one rule; if both are meant alone, suppress this with the reason",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from: [{source: {namespaces: [shop]}}]
                      to: [{operation: {methods: [GET]}}]
                    - to: [{operation: {paths: [/healthz]}}]
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
                    - from: [{source: {namespaces: [shop]}}]
                    - to: [{operation: {methods: [GET]}}] # ← says only 'to', and the rule before only 'from'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            let rules = policy.resource.spec.rules ?? []
            for index in rules.indices.dropFirst() {
                let first = rules[index - 1], second = rules[index]
                guard !(first.from ?? []).isEmpty, (first.to ?? []).isEmpty, (first.when ?? []).isEmpty,
                    (second.from ?? []).isEmpty, !(second.to ?? []).isEmpty, (second.when ?? []).isEmpty
                else { continue }
                report(policy, at: .root.spec.rules[index], "this rule says only 'to', and the rule before only 'from'")
            }
        }
    }
}
