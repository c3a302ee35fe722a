import MeshModel
import YAML

/// Reports annotations that lead traffic around the sidecar.
struct MeshBypassRule: LintRule {
    static let info = RuleInfo(
        "MG625",
        "mesh-bypass",
        .warning,
        summary: "An annotation leads all traffic of a workload around its sidecar.",
        reason: """
            What passes by the sidecar has no mutual TLS, no policy, no telemetry. Single ports and ranges are often needed \
            (metrics, databases); '*' for inbound ports or 0.0.0.0/0 for outbound ranges leave nothing of the mesh.
            """,
        help: "exclude the ports or ranges that need it, or keep the workload out of the mesh openly",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations: {traffic.sidecar.istio.io/excludeInboundPorts: "9100"}
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations:
                        traffic.sidecar.istio.io/excludeOutboundIPRanges: 0.0.0.0/0 # ← all outbound traffic passes by the sidecar
                        traffic.sidecar.istio.io/includeInboundPorts: "" # ← all inbound traffic passes by the sidecar
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ]
    )

    private static let bypasses: [(annotation: String, value: String, direction: String)] = [
        ("traffic.sidecar.istio.io/excludeOutboundIPRanges", "0.0.0.0/0", "outbound"),
        ("traffic.sidecar.istio.io/includeOutboundIPRanges", "", "outbound"),
        ("traffic.sidecar.istio.io/includeInboundPorts", "", "inbound"),
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where !workload.annotations.isEmpty {
            for (annotation, value, direction) in Self.bypasses where workload.annotations[annotation] == value {
                let path = workload.podPath.metadata.annotations[annotation]
                report(workload, at: path, "all \(direction) traffic passes by the sidecar", on: .key)
            }
        }
    }
}
