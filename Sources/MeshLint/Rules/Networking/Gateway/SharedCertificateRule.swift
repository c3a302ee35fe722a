import MeshModel
import YAML

/// Reports Gateways that present one certificate on the same port of the same workloads.
struct SharedCertificateRule: LintRule {
    static let info = RuleInfo(
        "MG368",
        "gateways-sharing-certificate",
        .warning,
        aliases: ["IST0138"],
        summary: "Two Gateways present the same certificate on the same port of the same workloads.",
        reason: """
            Browsers reuse an HTTP/2 connection for every host that its certificate covers. A request for the host of the \
            second Gateway then arrives on a connection of the first, which answers 404 or 421.
            """,
        help:
            "serve the hosts of one certificate by one Gateway, or give each Gateway a certificate for its hosts alone",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: shop}
                    - port: {number: 443, name: https-api, protocol: HTTPS}
                      hosts: [api.example.com]
                      tls: {mode: SIMPLE, credentialName: shop}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: admin, namespace: shop}
                spec:
                  selector: {istio: ingressgateway-internal}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [admin.example.com]
                      tls: {mode: SIMPLE, credentialName: shop}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: wildcard} # ← credential 'wildcard' is also that of Gateway shop/api
                    - port: {number: 8443, name: https-files, protocol: HTTPS}
                      hosts: [files.example.com]
                      tls: {mode: SIMPLE, serverCertificate: /c.pem, privateKey: /k.pem} # ← certificate '/c.pem' is also
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: api, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [api.example.com]
                      tls:
                        mode: MUTUAL
                        credentialNames: [wildcard, api] # ← credential 'wildcard' is also that of Gateway shop/shop
                    - port: {number: 8443, name: https-files, protocol: HTTPS}
                      hosts: [other.example.com]
                      tls: {mode: SIMPLE, serverCertificate: /c.pem, privateKey: /k.pem} # ← certificate '/c.pem' is also
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var reported: Set<Use> = []
        for group in GatewayListeners(mesh).groups where group.count > 1 {
            var users: [Certificate: [GatewayListener]] = [:]
            for listener in group where listener.endsTLS {
                for certificate in Certificate.all(of: listener) { users[certificate, default: []].append(listener) }
            }
            for (certificate, listeners) in users where listeners.count > 1 {
                check(certificate, of: listeners, &reported, report)
            }
        }
    }

    /// A certificate at a server, so that each is reported once, although a server may be in several groups.
    private struct Use: Hashable {
        let gateway: ObjectIdentifier
        let index: Int
        let certificate: Certificate
    }

    private func check(
        _ certificate: Certificate,
        of listeners: [GatewayListener],
        _ reported: inout Set<Use>,
        _ report: Report
    ) {
        guard let first = listeners.first,
            let other = listeners.first(where: { !$0.isOfSameGateway(as: first) })
        else { return }
        for listener in listeners {
            let use = Use(gateway: ObjectIdentifier(listener.gateway), index: listener.index, certificate: certificate)
            guard reported.insert(use).inserted else { continue }
            let owner = listener.isOfSameGateway(as: first) ? other : first
            let message = "the \(certificate) is also that of Gateway \(owner.name), on the same port"
            report(listener.gateway, at: certificate.path(in: listener), message)
        }
    }
}

/// A certificate of a server.
private enum Certificate: Hashable, CustomStringConvertible {
    case credential(String)
    case file(String, key: String)

    static func all(of listener: GatewayListener) -> [Certificate] {
        guard let tls = listener.server.tls else { return [] }
        var all = (tls.credentialNames ?? []).map(Certificate.credential)
        if let name = tls.credentialName, !name.isEmpty { all.append(.credential(name)) }
        if all.isEmpty, let file = tls.serverCertificate, let key = tls.privateKey, !file.isEmpty, !key.isEmpty {
            all.append(.file(file, key: key))
        }
        return all
    }

    var description: String {
        switch self {
        case .credential(let name): "credential '\(name)'"
        case .file(let file, _): "certificate '\(file)'"
        }
    }

    func path(in listener: GatewayListener) -> FieldPath {
        let path = listener.path.tls
        guard case .credential(let name) = self else { return path.serverCertificate }
        let index = (listener.server.tls?.credentialNames ?? []).firstIndex(of: name)
        return index.map { path.credentialNames[$0] } ?? path.credentialName
    }
}
