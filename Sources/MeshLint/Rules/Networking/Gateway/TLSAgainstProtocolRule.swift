import MeshModel
import YAML

/// Reports TLS settings that do not fit the protocol of their port.
struct TLSAgainstProtocolRule: LintRule {
    static let info = RuleInfo(
        "MG364",
        "tls-against-protocol",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A server of a Gateway has TLS settings that its protocol does not use, or lacks those that it needs.",
        reason: """
            Istio rejects the Gateway: HTTPS and TLS cannot do without settings, and plain protocols do not use any. Only \
            httpsRedirect is for plain HTTP; elsewhere it is ignored.
            """,
        help: "use HTTPS or TLS together with tls; a plain HTTP port takes nothing but tls.httpsRedirect",
        covers: [
            "Gateway: protocol HTTPS/TLS without tls",
            "Gateway: plain HTTP port with tls other than PASSTHROUGH-type redirect, or with certificates",
            "Gateway: tls on a port that is neither HTTP nor TLS",
            "Gateway: tls.httpsRedirect on a non-HTTP server",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"], tls: {httpsRedirect: true}}
                    - {port: {number: 443, name: tls, protocol: tls}, hosts: ["*"], tls: {mode: PASSTHROUGH}}
                    - {port: {number: 3306, name: mysql, protocol: MySQL}, hosts: ["*"]}
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
                    - port: {number: 443, name: https, protocol: HTTPS} # ← HTTPS needs TLS settings
                      hosts: ["*"]
                    - port: {number: 80, name: http, protocol: HTTP2}
                      hosts: ["*"]
                      tls: {mode: SIMPLE, credentialName: shop} # ← the plain protocol HTTP2 does not use mode SIMPLE
                    - port: {number: 81, name: http-1, protocol: HTTP}
                      hosts: ["*"]
                      tls: {httpsRedirect: true, privateKey: /k.pem} # ← the plain protocol HTTP does not use certificates
                    - port: {number: 82, name: tcp, protocol: TCP}
                      hosts: ["*"]
                      tls: {mode: PASSTHROUGH} # ← TCP does not use TLS settings
                    - port: {number: 443, name: https-2, protocol: HTTPS}
                      hosts: ["*"]
                      tls:
                        mode: SIMPLE
                        credentialName: shop
                        httpsRedirect: true # ← httpsRedirect has no effect on HTTPS
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() {
                guard let name = PortProtocol(text: server.port.protocol) else { continue }
                if let tls = server.tls {
                    check(tls, against: name, server, at: .root.spec.servers[index], of: gateway, report)
                } else if name.isTLS, !server.isUnread("tls") {
                    let path = FieldPath.root.spec.servers[index].port.protocol
                    report(gateway, at: path, "\(server.port.protocol) needs TLS settings")
                }
            }
        }
    }

    private func check(
        _ tls: ServerTLSSettings,
        against name: PortProtocol,
        _ server: Gateway.Server,
        at path: @autoclosure () -> FieldPath,
        of gateway: Located<Gateway>,
        _ report: Report
    ) {
        let text = server.port.protocol
        if tls.httpsRedirect == true, !name.isHTTP {
            let path = path().tls.httpsRedirect
            report(gateway, at: path, "httpsRedirect has no effect on \(text)", on: .key, severity: .warning)
        }
        guard !name.isTLS else { return }
        if !name.isHTTP {
            report(gateway, at: path().tls, "\(text) does not use TLS settings")
        } else if let mode = tls.effectiveMode, !tls.passesThrough {
            report(gateway, at: path().tls, "the plain protocol \(text) does not use mode \(mode.rawValue)")
        } else if tls.serverCertificate.isGiven || tls.privateKey.isGiven || tls.caCertificates.isGiven {
            report(gateway, at: path().tls, "the plain protocol \(text) does not use certificates")
        }
    }
}
