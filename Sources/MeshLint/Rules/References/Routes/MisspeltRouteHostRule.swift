import MeshModel
import YAML

/// Reports hosts of virtual services that are a service's name but for a letter.
struct MisspeltRouteHostRule: LintRule {
    static let info = RuleInfo(
        "MG270",
        "misspelt-route-host",
        .error,
        summary: "The host of a VirtualService is no Service, but one is called almost the same.",
        reason: """
            Sidecars use the routes for calls of that very host, so the service that was meant goes without its timeouts, \
            splits and retries, and nothing tells. Said where Services of the namespace are among the inputs and one of them \
            differs in a letter.
            """,
        help: "correct the host",
        covers: ["Check 19"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart, cart.example.com, crat.other.svc.cluster.local, reports]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: front, namespace: shop}
                spec:
                  hosts: [carts]
                  gateways: [front]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts:
                    - crat # ← no Service is called 'crat'; is 'cart' meant?
                    - cat.shop.svc.cluster.local # ← no Service is called 'cat.shop.svc.cluster.local'; is 'cart' meant?
                  http: [{route: [{destination: {host: cart}}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) where service.resource.spec.isForMesh {
            for (index, host) in (service.resource.spec.hosts ?? []).enumerated() {
                let full = HostName.full(host, in: service.namespace)
                guard HostRegistry.namespace(of: full) != nil,
                    case .missing(let suggestion?) = mesh.resolve(host, from: service.namespace)
                else { continue }
                let (name, meant) = (full.prefix { $0 != "." }, suggestion.prefix { $0 != "." })
                guard meant.isNearly(name) else { continue }
                report(service, at: .root.spec.hosts[index], "no Service is called '\(host)'; is '\(meant)' meant?")
            }
        }
    }
}
