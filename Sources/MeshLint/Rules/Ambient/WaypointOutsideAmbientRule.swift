import MeshModel
import YAML

/// Reports workloads that use a waypoint but are not ambient.
struct WaypointOutsideAmbientRule: LintRule {
    static let info = RuleInfo(
        "MG266",
        "waypoint-outside-ambient",
        .warning,
        aliases: ["KIA1312"],
        summary: "A workload names a waypoint, but is not part of an ambient mesh.",
        reason: """
            The label "istio.io/use-waypoint" is read by the proxies of nodes, for pods in ambient mode. On other \
            pods it has no effect. Said where the Namespace or the labels of the pod tell.
            """,
        help: "add the label \"istio.io/dataplane-mode: ambient\", or drop the waypoint",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart, istio.io/use-waypoint: waypoint}
                    spec: {containers: [{name: app, image: app:1}]}
                """
            ),
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
                      labels: {app: cart, istio.io/use-waypoint: waypoint}
                    spec: {containers: [{name: app, image: app:1}]}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
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
                        istio.io/use-waypoint: waypoint # ← names waypoint 'waypoint', but has sidecars
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            guard let name = workload.labels[MeshLabel.useWaypoint], name != "none" else { continue }
            let membership = mesh.membership(of: workload)
            guard membership == .sidecar || membership == .outside else { continue }
            let why = membership == .sidecar ? "has sidecars" : "is not part of the mesh"
            report(
                workload,
                at: workload.podPath.metadata.labels[MeshLabel.useWaypoint],
                "\(workload.kind) '\(workload.name)' names waypoint '\(name)', but \(why)"
            )
        }
    }
}
