import MeshModel
import YAML

/// Reports policies that deny nothing.
struct DenyWithoutRulesRule: LintRule {
    static let info = RuleInfo(
        "MG431",
        "deny-without-rules",
        .error,
        aliases: ["IST0106"],
        summary: "A policy with the action DENY has no rules, so it would deny nothing.",
        reason: """
            A request is denied if it matches a rule; where there is none, nothing is denied, which is hardly what the policy is \
            for. Istio rejects it. To deny everything, give one empty rule to DENY, or use ALLOW without rules.
            """,
        help: "add the rules, or `rules: [{}]` to deny everything",
        covers: ["AuthorizationPolicy: DENY without rules"],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: everything}
                spec: {action: DENY, rules: [{}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: allow-nothing}
                spec: {}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: nothing}
                spec:
                  selector: {matchLabels: {app: cart}}
                  action: DENY # ← denies nothing
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            let spec = policy.resource.spec
            guard spec.action == .deny, spec.rules?.isEmpty != false, !spec.isUnread("rules") else { continue }
            report(policy, at: .root.spec.action, "DENY without rules denies nothing")
        }
    }
}
