import MeshModel
import YAML

/// Reports waypoints that do not exist.
struct UnknownWaypointRule: LintRule {
    static let info = RuleInfo(
        "MG267",
        "unknown-waypoint",
        .error,
        aliases: ["KIA1313"],
        summary: "The label \"istio.io/use-waypoint\" names a waypoint that does not exist.",
        reason: """
            Requests for a service whose waypoint does not exist fail, or go past all policies for requests. A \
            waypoint is a Gateway of class istio-waypoint, in the same namespace or that of the label \
            "istio.io/use-waypoint-namespace". Said where Gateways of that namespace are among the inputs, or where \
            the inputs are complete.
            """,
        help: "name a Gateway of class istio-waypoint",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: waypoint, namespace: shop}
                spec:
                  gatewayClassName: istio-waypoint
                  listeners: [{name: main, port: 15008, protocol: HBONE}]
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: waypoint, namespace: shop}
                spec:
                  gatewayClassName: istio-waypoint
                  listeners: [{name: main, port: 15008, protocol: HBONE}]
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  labels:
                    istio.io/dataplane-mode: ambient
                    istio.io/use-waypoint: wapoint # ← there is no waypoint 'shop/wapoint'
                """
            ),
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners: [{name: main, port: 80, protocol: HTTP}]
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: cart
                  namespace: shop
                  labels:
                    istio.io/use-waypoint: front # ← Gateway 'shop/front' is no waypoint, but of class 'istio'
                spec: {ports: [{name: http, port: 80}]}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for item in mesh.all(Namespace.self) { check(item, item.labels, item.name, .root, mesh, report) }
        for item in mesh.all(Service.self) { check(item, item.labels, item.namespace, .root, mesh, report) }
        for item in mesh.all(ServiceEntry.self) { check(item, item.labels, item.namespace, .root, mesh, report) }
        for item in mesh.workloads.all { check(item, item.labels, item.namespace, item.podPath, mesh, report) }
    }

    private func check(
        _ item: some Placed,
        _ labels: [String: String],
        _ namespace: String,
        _ path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard let name = labels[MeshLabel.useWaypoint], name != "none" else { return }
        let home = labels[MeshLabel.useWaypointNamespace] ?? namespace
        let label = path.metadata.labels[MeshLabel.useWaypoint]
        guard let gateway = mesh.gateways.kubernetes("\(home)/\(name)") else {
            guard mesh.knows("Gateway", of: home) else { return }
            return report(item, at: label, "there is no waypoint '\(home)/\(name)'")
        }
        if !gateway.isWaypoint {
            report(
                item,
                at: label,
                "Gateway '\(home)/\(name)' is no waypoint, but of class '\(gateway.resource.spec.gatewayClassName)'"
            )
        }
    }
}
