import MeshModel
import YAML

/// Reports hosts that a gateway does not serve.
struct HostNotInGatewayRule: LintRule {
    static let info = RuleInfo(
        "MG211",
        "host-not-in-gateway",
        .warning,
        aliases: ["IST0132"],
        summary: "A VirtualService is bound to a gateway that serves none of its hosts.",
        reason: """
            A gateway hands a request to a VirtualService only if the host is one of a server's (or listener's) \
            hosts. Hosts of a server may be limited to a namespace ("ns/host", "./host"). With several gateways each \
            is judged by itself, and only if none of the hosts meets one of its own.
            """,
        help: "add the host to the gateway's server, or name the gateway that serves it",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*.example.com"]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com, cart]
                  gateways: [front, mesh]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: [./cart.example.com]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http: [{route: [{destination: {host: cart}}]}]
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
                      hosts: [cart.example.com]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.org]
                  gateways: [front] # ← does not serve cart.example.org (it serves cart.example.com)
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: infra}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: [other/cart.example.com]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [infra/front] # ← it serves nothing for this namespace
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let hosts = service.resource.spec.hosts ?? []
            for (index, name) in (service.resource.spec.gateways ?? []).enumerated() {
                let full = GatewayIndex.fullName(name, in: service.namespace)
                guard !hosts.isEmpty, let served = Self.served(by: full, to: service.namespace, mesh),
                    !hosts.contains(where: { host in
                        let host = HostName.full(host, in: service.namespace)
                        return served.contains { HostName.overlaps($0, host) }
                    })
                else { continue }
                let text = served.isEmpty ? "nothing for this namespace" : served.joined(separator: ", ")
                report(
                    service,
                    at: .root.spec.gateways[index],
                    "gateway '\(full)' does not serve \(hosts.joined(separator: ", ")) (it serves \(text))"
                )
            }
        }
    }

    /// The hosts that a gateway serves to the VirtualServices of a namespace; `nil` where the gateway is not known.
    private static func served(by gateway: String, to namespace: String, _ mesh: MeshSnapshot) -> [String]? {
        if let found = mesh.gateways.istio(gateway) {
            return (found.resource.spec.servers ?? []).flatMap(\.hosts).compactMap { host in
                guard let slash = host.firstIndex(of: "/") else { return HostName.full(host, in: found.namespace) }
                let scope = host[..<slash]
                guard scope == "*" || scope == namespace || scope == "." && found.namespace == namespace else {
                    return nil
                }
                return HostName.full(String(host[host.index(after: slash)...]), in: found.namespace)
            }
        }
        return mesh.gateways.kubernetes(gateway)?.resource.spec.listeners.map { $0.hostname ?? "*" }
    }
}
