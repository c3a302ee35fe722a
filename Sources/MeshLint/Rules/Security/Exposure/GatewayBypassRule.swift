import MeshModel
import YAML

/// Reports services of the mesh that the outside reaches without a gateway.
struct GatewayBypassRule: LintRule {
    static let info = RuleInfo(
        "MG623",
        "gateway-bypass",
        .warning,
        summary: "A Service of the mesh is exposed to the outside beside its gateway.",
        reason: """
            Traffic that comes in through a NodePort or a load balancer of its own passes by the gateway's TLS, tokens, rate \
            limits and routes. Reported for services that a VirtualService routes to from a gateway.
            """,
        help: "make it a ClusterIP service",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: istio-ingressgateway, namespace: istio-system}
                spec: {type: LoadBalancer, selector: {istio: ingressgateway}, ports: [{name: https, port: 443}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  type: NodePort # ← reached from outside without gateway shop/web
                  selector: {app: cart}
                  ports: [{name: http, port: 80}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [shop.example.com]
                  gateways: [web]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let exposed = mesh.all(Service.self).filter { service in
            service.resource.spec?.type == .nodePort || service.resource.spec?.type == .loadBalancer
        }
        guard !exposed.isEmpty else { return }
        var gateways: [String: String] = [:]
        for service in mesh.all(VirtualService.self) {
            guard let gateway = service.resource.spec.gateways?.first(where: { $0 != GatewayIndex.mesh }) else {
                continue
            }
            for route in (service.resource.spec.http ?? []).flatMap({ $0.route ?? [] }) {
                let host = HostName.full(route.destination.host, in: service.namespace)
                gateways[host] = gateway.contains("/") ? gateway : "\(service.namespace)/\(gateway)"
            }
        }
        for service in exposed {
            guard let gateway = gateways[HostName.ofService(service.name, in: service.namespace)] else { continue }
            report(
                service,
                at: .root.spec.type,
                "\(service.name) can be reached from outside without gateway \(gateway)"
            )
        }
    }
}
