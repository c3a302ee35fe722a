import MeshModel
import YAML

/// Reports VirtualServices whose gateways do not exist.
struct UnknownGatewayRule: LintRule {
    static let info = RuleInfo(
        "MG200",
        "unknown-gateway",
        .error,
        aliases: ["IST0101", "KIA1102"],
        summary: "A VirtualService names a gateway that does not exist.",
        reason: """
            A VirtualService that is bound to a gateway which does not exist is used nowhere, and nothing tells so: \
            its routes are missing where they should be. Said only where Gateways of the namespace that is named are \
            among the inputs, or where the inputs are complete.
            """,
        help: "name a Gateway as \"namespace/name\", or \"mesh\" for the sidecars",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: infra}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [infra/front, mesh, other/unseen]
                  http:
                    - route: [{destination: {host: cart}}]
                """
            ),
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners: [{name: http, port: 80, protocol: HTTP}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - route: [{destination: {host: cart}}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways:
                    - shop/frnt # ← there is no gateway 'shop/frnt'
                    - ./back # ← there is no gateway 'shop/back'
                  http:
                    - route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, name) in (service.resource.spec.gateways ?? []).enumerated() where name != GatewayIndex.mesh {
                let full = GatewayIndex.fullName(name, in: service.namespace)
                guard !mesh.gateways.has(full), !name.contains(GatewayIndex.generatedName) else { continue }
                let namespace = String(full.prefix { $0 != "/" })
                guard mesh.knows("Gateway", of: namespace) else { continue }
                report(service, at: .root.spec.gateways[index], "there is no gateway '\(full)'")
            }
        }
    }
}
