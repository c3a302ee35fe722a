import MeshModel
import YAML

/// Reports routes and settings that the waypoint of a service does not look for.
struct PolicyOutsideServiceNamespaceRule: LintRule {
    static let info = RuleInfo(
        "MG264",
        "policy-outside-service-namespace",
        .warning,
        aliases: ["KIA0212", "KIA1114"],
        summary: "Routes or settings for a service of an ambient mesh lie in another namespace than the service.",
        reason: """
            A waypoint reads the VirtualServices and DestinationRules of the namespace of the service, since it \
            works for the service, not for its clients. Those of a client's namespace have no effect on ambient \
            clients.
            """,
        help: "move it into the namespace of the service",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: front}
                spec:
                  host: cart.shop.svc.cluster.local # ← does not read what lies in namespace 'front'
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: front}
                spec:
                  hosts:
                    - cart.shop.svc.cluster.local # ← does not read what lies in namespace 'front'
                  http: [{route: [{destination: {host: cart.shop.svc.cluster.local}}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let waypoints = mesh.waypoints
        for service in mesh.all(VirtualService.self) where service.resource.spec.isForMesh {
            for (index, host) in (service.resource.spec.hosts ?? []).enumerated() {
                check(host, at: .root.spec.hosts[index], of: service, waypoints, mesh, report)
            }
        }
        for rule in mesh.all(DestinationRule.self) {
            check(rule.resource.spec.host, at: .root.spec.host, of: rule, waypoints, mesh, report)
        }
    }

    private func check(
        _ host: String,
        at path: FieldPath,
        of item: some Placed,
        _ waypoints: WaypointIndex,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let own = item.document.namespace
        guard let service = mesh.hosts.lookUp(host, from: own).first?.service, service.namespace != own,
            own != mesh.rootNamespace, waypoints.isAmbient(service.namespace), waypoints.serves(service)
        else { return }
        report(
            item,
            at: path,
            "the waypoint of Service '\(service.namespace)/\(service.name)' does not read what lies in namespace '\(own)'"
        )
    }
}
