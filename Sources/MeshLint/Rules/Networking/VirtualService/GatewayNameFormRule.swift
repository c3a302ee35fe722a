import MeshModel
import YAML

/// Reports references to gateways that are no names.
struct GatewayNameFormRule: LintRule {
    static let info = RuleInfo(
        "MG302",
        "malformed-gateway-name",
        .error,
        aliases: ["IST0106"],
        summary: "A VirtualService names a gateway in a form that no gateway has.",
        reason: """
            A gateway is named as `namespace/name`, by its name alone where it is in the same namespace, or as `mesh` for all \
            sidecars. Istio rejects what is neither.
            """,
        help: "write namespace/name, or the name alone for a gateway of the same namespace",
        covers: [
            "VirtualService: gateway name without `/`: not an FQDN",
            "VirtualService: gateway `ns/name` with an empty half",
            "VirtualService: gateway namespace not a DNS-1123 label",
            "VirtualService: gateway name not a DNS-1123 label",
            "VirtualService: match gateways names invalid (rules above)",
            "VirtualService: tls match gateways invalid",
            "VirtualService: tcp match gateways invalid",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [mesh, edge, istio-system/edge]
                  http:
                    - match: [{gateways: [istio-system/edge]}]
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways:
                    - edge_1 # ← 'edge_1' is no part of a domain name
                    - istio-system/ # ← 'istio-system/' lacks a name
                    - /edge # ← '/edge' lacks a namespace
                    - istio_system/edge # ← 'istio_system' cannot be the name of a namespace
                    - istio-system/edge.cart # ← 'edge.cart' cannot be the name of a gateway
                  http:
                    - match: [{gateways: [edge/a/b]}] # ← 'a/b' cannot be the name of a gateway
                      route: [{destination: {host: cart}}]
                  tls:
                    - match: [{sniHosts: [cart.example.com], gateways: ["*"]}] # ← '*' is no gateway
                      route: [{destination: {host: cart}}]
                  tcp:
                    - match: [{gateways: [""]}] # ← it is empty
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            GatewayNames.forEach(in: service.resource.spec) { name, path in
                if let problem = problem(of: name) { report(service, at: path, problem) }
            }
        }
    }

    private func problem(of name: String) -> String? {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            return DNSSyntax.problem(ofFullName: name).map { "'\(name)' is no gateway: \($0)" }
        }
        if parts[0].isEmpty { return "'\(name)' lacks a namespace" }
        if parts[1].isEmpty { return "'\(name)' lacks a name" }
        if !DNSSyntax.isLabelInAnyCase(parts[0]) { return "'\(parts[0])' cannot be the name of a namespace" }
        return DNSSyntax.isLabelInAnyCase(parts[1]) ? nil : "'\(parts[1])' cannot be the name of a gateway"
    }
}
