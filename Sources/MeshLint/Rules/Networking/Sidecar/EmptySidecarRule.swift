import MeshModel
import YAML

/// Reports Sidecars that configure nothing.
struct EmptySidecarRule: LintRule {
    static let info = RuleInfo(
        "MG375",
        "empty-sidecar",
        .error,
        aliases: ["IST0106"],
        summary: "A Sidecar configures nothing.",
        reason:
            "Istio rejects a Sidecar with neither egress, ingress, outboundTrafficPolicy nor inboundConnectionPool.",
        help: "say what the proxies may reach (egress), or remove the Sidecar",
        covers: ["Sidecar: nothing configured (no egress, ingress, outboundTrafficPolicy, inboundConnectionPool)"],
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
                spec: # ← the Sidecar configures nothing
                  workloadSelector: {labels: {app: cart}}
                  egress: []
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            let spec = sidecar.resource.spec
            guard (spec.egress ?? []).isEmpty, (spec.ingress ?? []).isEmpty, spec.outboundTrafficPolicy == nil,
                spec.inboundConnectionPool == nil, spec.unknownFields.isEmpty
            else { continue }
            report(sidecar, at: .root.spec, "the Sidecar configures nothing")
        }
    }
}
