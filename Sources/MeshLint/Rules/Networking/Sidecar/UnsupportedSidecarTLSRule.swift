import MeshModel
import YAML

/// Reports TLS settings that only Gateways know, or for ports without TLS.
struct UnsupportedSidecarTLSRule: LintRule {
    static let info = RuleInfo(
        "MG377",
        "unsupported-sidecar-tls",
        .error,
        aliases: ["IST0106"],
        summary: "An ingress listener of a Sidecar has TLS settings that a sidecar does not support.",
        reason: """
            Istio rejects the Sidecar. A sidecar takes certificates only from files that are mounted into it, and ends TLS in \
            the modes SIMPLE, MUTUAL and OPTIONAL_MUTUAL, on ports whose protocol is HTTPS or TLS.
            """,
        help: "mount the certificate, name its files, and use mode SIMPLE or MUTUAL on an HTTPS or TLS port",
        covers: [
            "Sidecar: ingress tls with subjectAltNames",
            "Sidecar: ingress tls with httpsRedirect",
            "Sidecar: ingress tls with credentialName",
            "Sidecar: ingress tls with credentialNames",
            "Sidecar: ingress tls with tlsCertificates",
            "Sidecar: ingress tls mode ISTIO_MUTUAL or AUTO_PASSTHROUGH",
            "Sidecar: ingress tls on a non-TLS port",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port: {number: 8443, protocol: HTTPS, name: https}
                      defaultEndpoint: 127.0.0.1:8080
                      tls: {mode: SIMPLE, serverCertificate: /c.pem, privateKey: /k.pem, credentialName: ""}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port: {number: 8443, protocol: HTTPS, name: https}
                      tls:
                        mode: SIMPLE
                        subjectAltNames: [cart] # ← a sidecar does not support subjectAltNames
                        httpsRedirect: true # ← a sidecar does not support httpsRedirect
                        credentialName: cart # ← a sidecar does not support credentialName
                    - port: {number: 8444, protocol: TLS, name: tls}
                      tls:
                        mode: MUTUAL
                        credentialNames: [cart] # ← a sidecar does not support credentialNames
                    - port: {number: 8445, protocol: TLS, name: tls-2}
                      tls:
                        mode: SIMPLE
                        tlsCertificates: # ← a sidecar does not support tlsCertificates
                          - {serverCertificate: /c.pem, privateKey: /k.pem}
                    - port: {number: 8446, protocol: HTTP, name: http}
                      tls: # ← a port with the protocol HTTP does not use TLS settings
                        mode: ISTIO_MUTUAL # ← a sidecar does not support mode ISTIO_MUTUAL
                    - port: {number: 8447}
                      tls: {mode: SIMPLE, serverCertificate: /c.pem, privateKey: /k.pem} # ← a port without protocol does not
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            for (index, listener) in (sidecar.resource.spec.ingress ?? []).enumerated() {
                guard let tls = listener.tls else { continue }
                check(tls, of: sidecar, at: .root.spec.ingress[index].tls, report)
                guard !listener.isUnread("port") else { continue }
                checkPort(listener.port, of: sidecar, at: .root.spec.ingress[index].tls, report)
            }
        }
    }

    private func check(_ tls: ServerTLSSettings, of sidecar: Located<Sidecar>, at path: FieldPath, _ report: Report) {
        let fields = [
            ("subjectAltNames", !(tls.subjectAltNames ?? []).isEmpty), ("httpsRedirect", tls.httpsRedirect == true),
            ("credentialName", tls.credentialName.isGiven), ("credentialNames", !(tls.credentialNames ?? []).isEmpty),
            ("tlsCertificates", !(tls.tlsCertificates ?? []).isEmpty),
        ]
        for (field, isGiven) in fields where isGiven {
            report(sidecar, at: path[field], "a sidecar does not support \(field)", on: .key)
        }
        if let mode = tls.mode, mode == .istioMutual || mode == .autoPassthrough {
            report(sidecar, at: path.mode, "a sidecar does not support mode \(mode.rawValue)")
        }
    }

    private func checkPort(_ port: Sidecar.Port, of sidecar: Located<Sidecar>, at path: FieldPath, _ report: Report) {
        let text = port.protocol ?? ""
        guard !port.isUnread("protocol") else { return }
        if text.isEmpty {
            report(sidecar, at: path, "a port without protocol does not use TLS settings", on: .key)
        } else if let name = PortProtocol(text: text), !name.isTLS {
            report(sidecar, at: path, "a port with the protocol \(text) does not use TLS settings", on: .key)
        }
    }
}
