import MeshModel
import YAML

/// Reports Gateways without servers, and servers that cannot be told apart.
struct UnusableGatewayServersRule: LintRule {
    static let info = RuleInfo(
        "MG361",
        "unusable-gateway-servers",
        .error,
        aliases: ["IST0106"],
        summary: "A Gateway has no servers, or two of them give their port the same name.",
        reason: "Istio rejects the Gateway. It tells the routes of HTTPS servers apart by the names of their ports.",
        help: "give the Gateway a server, and each server's port a name of its own",
        covers: [
            "Gateway: no servers",
            "Gateway: two servers with the same port name",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}
                    - {port: {number: 80, name: http-api, protocol: HTTP}, hosts: [api.example.com]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec: # ← the Gateway has no servers
                  selector: {istio: ingressgateway}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: api}
                spec:
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}
                    - port: {number: 80, name: http, protocol: HTTP} # ← the port name 'http' is that of another server
                      hosts: [api.example.com]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            let spec = gateway.resource.spec
            if (spec.servers ?? []).isEmpty, !spec.isUnread("servers") {
                report(gateway, at: .root.spec.servers, "the Gateway has no servers")
            }
            var seen: Set<String> = []
            for (index, server) in (spec.servers ?? []).enumerated() {
                let name = server.port.name
                guard !name.isEmpty, !seen.insert(name).inserted else { continue }
                report(
                    gateway,
                    at: .root.spec.servers[index].port.name,
                    "the port name '\(name)' is that of another server"
                )
            }
        }
    }
}
