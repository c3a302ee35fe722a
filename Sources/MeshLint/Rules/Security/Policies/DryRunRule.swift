import MeshModel
import YAML

/// Reports the annotation for trial policies where it has no meaning.
struct DryRunRule: LintRule {
    private static let annotation = "istio.io/dry-run"

    static let info = RuleInfo(
        "MG400",
        "misplaced-dry-run",
        .error,
        aliases: ["IST0106"],
        summary: "A resource is marked as a trial that cannot be one.",
        reason: """
            `istio.io/dry-run` makes an AuthorizationPolicy only log what it would do. Istio knows it for the actions ALLOW and \
            DENY alone, reads its value as Go reads a truth value, and rejects the resource otherwise.
            """,
        help: "set istio.io/dry-run to \"true\" on a policy with ALLOW or DENY, or remove it",
        covers: [
            "Common: annotation `istio.io/dry-run` on a kind other than AuthorizationPolicy",
            "Common: `istio.io/dry-run` on an AuthorizationPolicy whose action is not ALLOW or DENY",
            "Common: `istio.io/dry-run` value is not a boolean (Go ParseBool: 1,t,T,TRUE,true,True,0,f,...)",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, annotations: {istio.io/dry-run: "T"}}
                spec: {action: DENY, rules: [{}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: cart
                  annotations:
                    istio.io/dry-run: "true" # ← has no meaning on a VirtualService
                spec: {hosts: [cart], http: [{route: [{destination: {host: cart}}]}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata:
                  name: ask
                  annotations:
                    istio.io/dry-run: "true" # ← has no meaning for the action CUSTOM
                spec: {action: CUSTOM, provider: {name: opa}, rules: [{}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata:
                  name: cart
                  annotations:
                    istio.io/dry-run: "yes" # ← 'yes' is neither true nor false
                spec: {action: DENY, rules: [{}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents where document.isOfIstio {
            guard document.kind != "AuthorizationPolicy", document.annotations[Self.annotation] != nil else {
                continue
            }
            self.report(document, "\(Self.annotation) has no meaning on a \(document.kind)", to: report)
        }
        for policy in mesh.all(AuthorizationPolicy.self) {
            guard let value = policy.annotations[Self.annotation] else { continue }
            if GoBool.parse(value) == nil {
                self.report(policy, "'\(value)' is neither true nor false", to: report)
            }
            if let action = policy.resource.spec.action, action != .allow, action != .deny {
                self.report(policy, "\(Self.annotation) has no meaning for the action \(action.rawValue)", to: report)
            }
        }
    }

    private func report(_ subject: some Placed, _ message: String, to report: Report) {
        report(subject, at: .root.metadata.annotations[Self.annotation], message)
    }
}
