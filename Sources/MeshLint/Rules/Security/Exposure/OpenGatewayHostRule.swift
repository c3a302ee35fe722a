import MeshModel
import YAML

/// Reports gateways that take every host.
struct OpenGatewayHostRule: LintRule {
    static let info = RuleInfo(
        "MG620",
        "open-gateway-host",
        .info,
        summary: "A Gateway takes requests for every host.",
        reason: """
            With host '*' any VirtualService of the namespaces that may bind to the gateway can attach any host name, and \
            requests for names that nobody meant reach the services behind it.
            """,
        help: "list the hosts that the gateway serves",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*.example.com"]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts:
                        - "*" # ← takes every host
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() where !server.isPassthrough {
                for (number, host) in server.hosts.enumerated() where host == "*" || host.hasSuffix("/*") {
                    report(gateway, at: .root.spec.servers[index].hosts[number], "the server takes every host")
                }
            }
        }
    }
}

extension Gateway.Server {
    /// Whether it hands TLS through by name, as gateways between clusters and out of the mesh do.
    var isPassthrough: Bool { tls?.mode == .passthrough || tls?.mode == .autoPassthrough }
}
