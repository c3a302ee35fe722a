import MeshModel
import YAML

/// Points out Sidecars that leave open what they allow.
struct AmbiguousOutboundPolicyRule: LintRule {
    static let info = RuleInfo(
        "MG384",
        "ambiguous-outbound-policy",
        .info,
        aliases: ["KIA1007"],
        summary: "A Sidecar has an outboundTrafficPolicy without mode.",
        reason: """
            Without a mode Istio takes REGISTRY_ONLY, the first one of the API, although without the whole policy it takes \
            that of the mesh, which is ALLOW_ANY by default. Few readers know that.
            """,
        help: "write the mode, or remove outboundTrafficPolicy for that of the mesh",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec:
                  outboundTrafficPolicy: {mode: REGISTRY_ONLY}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec:
                  egress: [{hosts: [./*]}]
                  outboundTrafficPolicy: {} # ← the outboundTrafficPolicy has no mode
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            guard let policy = sidecar.resource.spec.outboundTrafficPolicy, policy.mode == nil,
                !policy.isUnread("mode"),
                policy.egressProxy == nil
            else { continue }
            report(
                sidecar,
                at: .root.spec.outboundTrafficPolicy,
                "the outboundTrafficPolicy has no mode: REGISTRY_ONLY holds"
            )
        }
    }
}
