import MeshModel
import YAML

/// Reports hosts of Gateways that no request can be for.
struct UnusableGatewayHostRule: LintRule {
    static let info = RuleInfo(
        "MG362",
        "unusable-gateway-host",
        .error,
        aliases: ["IST0106"],
        summary: "A server of a Gateway has no hosts, or one that is no host.",
        reason: """
            Istio rejects the Gateway. Its hosts are what clients outside ask for, so short names are not completed, and a \
            wildcard stands for whole labels: '*.example.com', or '*' alone.
            """,
        help: "write full host names, such as shop.example.com or *.example.com, after an optional 'namespace/'",
        covers: [
            "Gateway: server without hosts",
            "Gateway: host `ns/dns` with an empty half",
            "Gateway: host namespace half not `*`, `.` or a DNS-1123 label (`~` only for converted Gateway API)",
            "Gateway: host is a short name (no dot, not `*`)",
            "Gateway: host not a wildcard DNS name, and not an IP",
            "Gateway: host with a partial wildcard (`*bar.com`)",
            "Shared pieces: wildcard host: as FQDN, but the first label may be `*` or begin with `*` (`*-foo.com`); a `*` "
                + "anywhere else is rejected",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*", ./shop.example.com, "*/*.example.com", shop/*, 10.0.0.1, SHOP.EXAMPLE]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: [] # ← the server has no hosts
                    - port: {number: 80, name: http-1, protocol: HTTP}
                      hosts:
                        - /a.example.com # ← there is no namespace before the '/'
                        - shop/ # ← there is no host after the '/'
                        - ~/a.example.com # ← '~' is neither a namespace
                        - Shop_1/a.example.com # ← 'Shop_1' is neither a namespace
                        - cart # ← 'cart' is a short name
                        - "*example.com" # ← stands for a part of a label
                        - a_b.example.com # ← 'a_b.example.com' is no host
                        - 10.0.0.256 # ← its last part is a number
                        - "2001:db8::1" # ← '2001:db8::1' is no host
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() {
                check(server, at: .root.spec.servers[index].hosts, of: gateway, report)
            }
        }
    }

    private func check(
        _ server: Gateway.Server,
        at path: @autoclosure () -> FieldPath,
        of gateway: Located<Gateway>,
        _ report: Report
    ) {
        // Missing hosts are reported with all required fields.
        if server.hosts.isEmpty, !server.isUnread("hosts"), gateway.document.holds(path()) {
            report(gateway, at: path(), "the server has no hosts")
        }
        for (index, host) in server.hosts.enumerated() {
            guard let problem = ScopedHost(host).problem(allowsNobody: false, allowsAddresses: true) else { continue }
            report(gateway, at: path()[index], problem)
        }
    }
}
