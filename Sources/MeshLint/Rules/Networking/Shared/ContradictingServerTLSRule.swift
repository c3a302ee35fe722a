import MeshModel
import YAML

/// Reports TLS settings of servers that lack a certificate or name too many.
struct ContradictingServerTLSRule: LintRule {
    static let info = RuleInfo(
        "MG365",
        "contradicting-server-tls",
        .error,
        aliases: ["IST0106"],
        summary: "The TLS settings of a Gateway's server or of a Sidecar lack a certificate, or contradict each other.",
        reason: """
            Istio rejects the resource. A server that ends TLS needs a certificate and its key from one source, and for \
            clients with certificates also the authorities; ISTIO_MUTUAL brings all of its own.
            """,
        help: "name one source: a credentialName, or serverCertificate and privateKey (and caCertificates for MUTUAL)",
        covers: [
            "Gateway: ISTIO_MUTUAL with serverCertificate",
            "Gateway: ISTIO_MUTUAL with privateKey",
            "Gateway: ISTIO_MUTUAL with caCertificates",
            "Gateway: ISTIO_MUTUAL with tlsCertificates",
            "Gateway: ISTIO_MUTUAL with credentialName",
            "Gateway: ISTIO_MUTUAL with credentialNames",
            "Gateway: more than one certificate source (credentialName, credentialNames, serverCertificate+privateKey, "
                + "tlsCertificates)",
            "Gateway: MUTUAL / OPTIONAL_MUTUAL without caCertificates (when no credential name)",
            "Gateway: SIMPLE/MUTUAL/OPTIONAL_MUTUAL without a server certificate (when no credential name)",
            "Gateway: SIMPLE/MUTUAL/OPTIONAL_MUTUAL without a private key (when no credential name)",
            "Gateway: caCrl with credentialName (unreached: the credential branch returns earlier)",
            "Gateway: caCrl with SIMPLE",
            "Sidecar: ingress tls: the Gateway tls rules",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - port: {number: 443, name: a, protocol: HTTPS}
                      hosts: [a.example.com]
                      tls: {mode: MUTUAL, credentialNames: [a-rsa, a-ecdsa]}
                    - port: {number: 443, name: b, protocol: HTTPS}
                      hosts: [b.example.com]
                      tls: {mode: SIMPLE, tlsCertificates: [{serverCertificate: /c.pem, privateKey: /k.pem}]}
                    - port: {number: 443, name: c, protocol: HTTPS}
                      hosts: [c.example.com]
                      tls: {mode: MUTUAL, serverCertificate: /c, privateKey: /k, caCertificates: /ca, caCrl: /crl}
                    - {port: {number: 443, name: d, protocol: HTTPS}, hosts: [d.example.com], tls: {mode: ISTIO_MUTUAL}}
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
                    - port: {number: 443, name: a, protocol: HTTPS}
                      hosts: [a.example.com]
                      tls:
                        mode: ISTIO_MUTUAL
                        serverCertificate: /c.pem # ← ISTIO_MUTUAL excludes serverCertificate
                        privateKey: /k.pem # ← ISTIO_MUTUAL excludes privateKey
                        caCertificates: /ca.pem # ← ISTIO_MUTUAL excludes caCertificates
                        credentialName: a # ← ISTIO_MUTUAL excludes credentialName
                    - port: {number: 443, name: b, protocol: HTTPS}
                      hosts: [b.example.com]
                      tls:
                        mode: ISTIO_MUTUAL
                        credentialNames: [b] # ← ISTIO_MUTUAL excludes credentialNames
                    - port: {number: 443, name: c, protocol: HTTPS}
                      hosts: [c.example.com]
                      tls:
                        mode: ISTIO_MUTUAL
                        tlsCertificates: # ← ISTIO_MUTUAL excludes tlsCertificates
                          - {serverCertificate: /c.pem, privateKey: /k.pem}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - port: {number: 443, name: a, protocol: HTTPS}
                      hosts: [a.example.com]
                      tls: {mode: SIMPLE} # ← has no server certificate ← has no private key
                    - port: {number: 443, name: b, protocol: HTTPS}
                      hosts: [b.example.com]
                      tls: {mode: OPTIONAL_MUTUAL, serverCertificate: /c.pem, privateKey: /k.pem} # ← has no authorities
                    - port: {number: 443, name: c, protocol: HTTPS}
                      hosts: [c.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: c
                        serverCertificate: /c.pem # ← a second source beside credentialName
                        privateKey: /k.pem
                    - port: {number: 443, name: d, protocol: HTTPS}
                      hosts: [d.example.com]
                      tls:
                        mode: SIMPLE
                        serverCertificate: /c.pem
                        privateKey: /k.pem
                        caCrl: /crl.pem # ← mode SIMPLE asks no client for a certificate
                    - port: {number: 443, name: e, protocol: HTTPS}
                      hosts: [e.example.com]
                      tls:
                        mode: MUTUAL
                        credentialName: e
                        caCrl: /crl.pem # ← has no effect beside a credential
                    - port: {number: 443, name: f, protocol: HTTPS}
                      hosts: [f.example.com]
                      tls:
                        mode: SIMPLE
                        tlsCertificates:
                          - serverCertificate: /c.pem # ← has no private key
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port: {number: 8443, protocol: HTTPS, name: https}
                      defaultEndpoint: 127.0.0.1:8080
                      tls: {mode: MUTUAL, serverCertificate: /c.pem, privateKey: /k.pem} # ← has no authorities
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachServerTLS { tls, document, path in
            if tls.mode == .istioMutual {
                for field in tls.certificateFields where field != "caCrl" {
                    report(document, at: path()[field], "ISTIO_MUTUAL excludes \(field)", on: .key)
                }
            } else if tls.needsCertificate, let mode = tls.mode {
                checkSources(tls, document, path, report)
                checkRevocations(tls, document, path, report)
                guard !tls.namesCredential, tls.unknownFields.isEmpty else { return }
                checkCertificate(tls, mode, document, path, report)
            }
        }
    }

    /// Two of credentialName, credentialNames and tlsCertificates are reported with all fields that exclude each other.
    private func checkSources(
        _ tls: ServerTLSSettings,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        let others = tls.certificateFields.filter { $0.hasPrefix("credential") || $0 == "tlsCertificates" }
        guard let other = others.first else { return }
        for (field, file) in [("serverCertificate", tls.serverCertificate), ("privateKey", tls.privateKey)]
        where file.isGiven {
            return report(document, at: path()[field], "\(field) is a second source beside \(other)", on: .key)
        }
    }

    private func checkRevocations(
        _ tls: ServerTLSSettings,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        guard tls.caCrl.isGiven else { return }
        if tls.mode == .simple {
            report(
                document,
                at: path().caCrl,
                "mode SIMPLE asks no client for a certificate that could be revoked",
                on: .key
            )
        } else if tls.namesCredential {
            let message = "the list of revoked certificates has no effect beside a credential, which holds its own"
            report(document, at: path().caCrl, message, on: .key, severity: .warning)
        }
    }

    private func checkCertificate(
        _ tls: ServerTLSSettings,
        _ mode: ServerTLSSettings.Mode,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        let list = tls.tlsCertificates ?? []
        for (index, certificate) in list.enumerated() where certificate.unknownFields.isEmpty {
            let path = path().tlsCertificates[index]
            if !certificate.serverCertificate.isGiven {
                report(document, at: path, "the entry has no server certificate")
            }
            if !certificate.privateKey.isGiven { report(document, at: path, "the entry has no private key") }
        }
        if list.isEmpty {
            if !tls.serverCertificate.isGiven {
                report(document, at: path(), "mode \(mode.rawValue) has no server certificate")
            }
            if !tls.privateKey.isGiven { report(document, at: path(), "mode \(mode.rawValue) has no private key") }
        }
        guard mode != .simple, !tls.caCertificates.isGiven, !tls.caCertCredentialName.isGiven,
            !list.contains(where: { $0.caCertificates.isGiven })
        else { return }
        report(document, at: path(), "mode \(mode.rawValue) has no authorities to verify clients by (caCertificates)")
    }
}
