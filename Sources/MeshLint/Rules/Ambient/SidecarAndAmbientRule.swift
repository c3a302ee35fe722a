import MeshModel
import YAML

/// Reports workloads that ask for a sidecar and for ambient mode.
struct SidecarAndAmbientRule: LintRule {
    static let info = RuleInfo(
        "MG265",
        "sidecar-and-ambient",
        .error,
        aliases: ["KIA1311"],
        summary: "A workload asks for a sidecar and for ambient mode at once.",
        reason: """
            A pod with a sidecar is left out of ambient mode: its traffic is captured once. With both labels it \
            depends on the injection which one it gets, and what was written is not what runs.
            """,
        help: "keep one of the labels",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart, istio.io/dataplane-mode: ambient, sidecar.istio.io/inject: "false"}
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels:
                        app: cart
                        istio.io/dataplane-mode: ambient # ← Deployment 'cart' asks for a sidecar and for ambient mode
                        sidecar.istio.io/inject: "true"
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where workload.labels[MeshLabel.dataplaneMode] == "ambient" {
            let wish = workload.labels[MeshLabel.inject] ?? workload.annotations[MeshLabel.inject]
            guard wish == "true" || workload.proxyContainer != nil else { continue }
            report(
                workload,
                at: workload.podPath.metadata.labels[MeshLabel.dataplaneMode],
                "\(workload.kind) '\(workload.name)' asks for a sidecar and for ambient mode"
            )
        }
    }
}
