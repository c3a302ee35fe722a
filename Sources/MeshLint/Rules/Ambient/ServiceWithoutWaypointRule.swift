import MeshModel
import YAML

/// Reports routes and policies of services that skip the waypoint.
struct ServiceWithoutWaypointRule: LintRule {
    static let info = RuleInfo(
        "MG263",
        "service-without-waypoint",
        .warning,
        aliases: ["KIA0211", "KIA1113"],
        summary: "Routes or settings are for a service that no waypoint serves, beside others that one serves.",
        reason: """
            In an ambient mesh a waypoint does what VirtualServices and DestinationRules say, for the services that \
            use it. Requests to a service that does not go straight to its pods.
            """,
        help: "label the Service with \"istio.io/use-waypoint\"",
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
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
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
                metadata: {name: cart, namespace: shop, labels: {istio.io/use-waypoint: none}}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart] # ← Service 'shop/cart' uses no waypoint
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: front, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
                spec: {selector: {app: front}, ports: [{name: http, port: 80}]}
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
                  host: cart # ← Service 'shop/cart' uses no waypoint
                  trafficPolicy: {outlierDetection: {interval: 30s}}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let waypoints = mesh.waypoints
        for service in mesh.all(VirtualService.self) where service.resource.spec.isForMesh {
            for (index, host) in (service.resource.spec.hosts ?? []).enumerated() {
                check(host, at: .root.spec.hosts[index], of: service, waypoints, mesh, report)
            }
        }
        for rule in mesh.all(DestinationRule.self)
        where rule.resource.spec.trafficPolicy != nil || rule.resource.spec.subsets != nil {
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
        guard let service = mesh.hosts.lookUp(host, from: item.document.namespace).first?.service,
            waypoints.hasWaypoint(service.namespace), !waypoints.serves(service)
        else { return }
        report(
            item,
            at: path,
            "Service '\(service.namespace)/\(service.name)' uses no waypoint, so ambient clients skip this"
        )
    }
}
