import MeshModel
import YAML

/// Reports hosts that a gateway serves without TLS.
struct PlainGatewayRule: LintRule {
    static let info = RuleInfo(
        "MG622",
        "plain-http-gateway",
        .info,
        summary: "A Gateway serves a host over plain HTTP.",
        reason: """
            Cookies, tokens and passwords cross the network in the clear. Where the same host is served with TLS as well, \
            whoever types its name still begins without: a warning.
            """,
        help: "set tls.httpsRedirect: true on the HTTP server",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: [shop.example.com]
                      tls: {httpsRedirect: true}
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: shop-tls}
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
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP} # ← serves shop.example.com over plain HTTP, although it has TLS
                      hosts: [shop.example.com]
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: shop-tls}
                    - port: {number: 8080, name: http-open, protocol: HTTP} # ← serves open.example.com over plain HTTP
                      hosts: [open.example.com]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            let servers = gateway.resource.spec.servers ?? []
            let secured = servers.filter { $0.tls != nil && $0.tls?.httpsRedirect != true }.flatMap(\.hosts)
            for (index, server) in servers.enumerated() where server.isPlainHTTP {
                let twice = server.hosts.first { host in secured.contains { HostName.overlaps($0, host) } }
                let path = FieldPath.root.spec.servers[index].port
                if let twice {
                    let message = "the server serves \(twice) over plain HTTP, although it has TLS"
                    report(gateway, at: path, message, severity: .warning)
                } else {
                    report(gateway, at: path, "the server serves \(server.hosts.first ?? "hosts") over plain HTTP")
                }
            }
        }
    }
}

extension Gateway.Server {
    /// Whether it answers HTTP without TLS, and does not send clients on to HTTPS.
    fileprivate var isPlainHTTP: Bool {
        guard let name = PortProtocol(text: port.protocol), name.isHTTP else { return false }
        return tls == nil || tls?.httpsRedirect != true && tls?.mode == nil
    }
}
