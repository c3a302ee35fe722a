import Glibc
import MeshModel
import YAML

/// Reports Secrets of gateways that hold no usable certificate.
struct InvalidGatewayCredentialRule: LintRule {
    static let info = RuleInfo(
        "MG219",
        "invalid-gateway-credential",
        .error,
        aliases: ["IST0161"],
        summary: "The Secret that a Gateway names holds no usable certificate.",
        reason: """
            A gateway needs a certificate and its key ("tls.crt" and "tls.key", or "cert" and "key"), and for mutual \
            TLS what client certificates are checked with ("ca.crt" or "cacert", here or in the Secret \
            "NAME-cacert"). Otherwise Istio leaves the port without a certificate. Dates are read from the \
            certificate; Secrets that are encrypted in their files are left alone.
            """,
        help: "put a valid certificate and its key into the Secret",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                type: kubernetes.io/tls
                stringData:
                  tls.crt: |
                    -----BEGIN CERTIFICATE-----
                    MIIBBzCBraADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwIBcNMjAw
                    MTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMAwxCjAIBgNVBAMMAWEwWTATBgcq
                    hkjOPQIBBggqhkjOPQMBBwNCAASQutsh6ncYWwcuq4woQUlDJkcSrkkKASv7a3ZD
                    eEIwj0TC7NeqcqDmAgET4pRfk7vpks0jb2Tw4p18tOYF9f4fMAoGCCqGSM49BAMC
                    A0kAMEYCIQDUNd4GziBgbUj6lrILHhV57aDfLnun8ZYIn9caUEgPUgIhAPuMvU1R
                    ofZTE0Kp6MHXAazXKntVQ9Oq/5XOIDXeG4LB
                    -----END CERTIFICATE-----
                  tls.key: |
                    -----BEGIN PRIVATE KEY-----
                    AAAA
                    -----END PRIVATE KEY-----
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                type: kubernetes.io/tls
                stringData:
                  tls.crt: | # ← the certificate expired on 2020-01-01
                    -----BEGIN CERTIFICATE-----
                    MIIBBDCBq6ADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwHhcNMTkw
                    MTAxMDAwMDAwWhcNMjAwMTAxMDAwMDAwWjAMMQowCAYDVQQDDAFhMFkwEwYHKoZI
                    zj0CAQYIKoZIzj0DAQcDQgAEkLrbIep3GFsHLquMKEFJQyZHEq5JCgEr+2t2Q3hC
                    MI9EwuzXqnKg5gIBE+KUX5O76ZLNI29k8OKdfLTmBfX+HzAKBggqhkjOPQQDAgNI
                    ADBFAiB4+YMpNAlzVsNEYi3Jjmyjzt4VnT40jK+iyampO3jM2wIhAO00WhY95APu
                    OieoHRumkevXPEAJjAIGuBEx+bd9BQOf
                    -----END CERTIFICATE-----
                  tls.key: |
                    -----BEGIN PRIVATE KEY-----
                    AAAA
                    -----END PRIVATE KEY-----
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                type: kubernetes.io/tls
                stringData:
                  tls.crt: | # ← the certificate is not valid before 2110-01-01
                    -----BEGIN CERTIFICATE-----
                    MIIBCDCBr6ADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwIhgPMjEx
                    MDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowDDEKMAgGA1UEAwwBYTBZMBMG
                    ByqGSM49AgEGCCqGSM49AwEHA0IABJC62yHqdxhbBy6rjChBSUMmRxKuSQoBK/tr
                    dkN4QjCPRMLs16pyoOYCARPilF+Tu+mSzSNvZPDinXy05gX1/h8wCgYIKoZIzj0E
                    AwIDSAAwRQIgCtPz+0G8MLB97k4MI5Hei6QwRdOAD7j/5I+AIh9+EBcCIQC3GdZ8
                    NGGjN0MeOKShLHGazOrrH+3DEg6mdlhS7CXLIQ==
                    -----END CERTIFICATE-----
                  tls.key: |
                    -----BEGIN PRIVATE KEY-----
                    AAAA
                    -----END PRIVATE KEY-----
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: MUTUAL
                        credentialName: cart-tls # ← has no 'ca.crt' to check client certificates with
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                type: kubernetes.io/tls
                data:
                  tls.crt: aGVsbG8= # ← this is no certificate in PEM
                  tls.key: "%" # ← 'tls.key' is not Base64
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                data: {tls.crt: aGVsbG8=} # ← has no 'tls.key'
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let secrets = Dictionary(mesh.all(Secret.self).map { ("\($0.namespace)/\($0.name)", $0) }) { first, _ in first }
        guard !secrets.isEmpty else { return }
        var done: Set<String> = []
        for gateway in mesh.all(Gateway.self) {
            for namespace in mesh.podNamespaces(of: gateway) {
                for credential in gateway.credentials {
                    let key = "\(namespace)/\(credential.name)"
                    guard let secret = secrets[key], !secret.isEncrypted else { continue }
                    if !credential.isAuthority, done.insert(key).inserted { checkPair(secret, report) }
                    let hasAuthority = secret.has(["ca.crt", "cacert"]) || secrets["\(key)-cacert"] != nil
                    if credential.isMutual, !hasAuthority {
                        report(
                            gateway,
                            at: credential.path,
                            "Secret '\(key)' has no 'ca.crt' to check client certificates with"
                        )
                    }
                }
            }
        }
    }

    /// A certificate and its key.
    private func checkPair(_ secret: Located<Secret>, _ report: Report) {
        let certificate = secret.has(["cert"]) ? "cert" : "tls.crt"
        let key = secret.has(["cert"]) ? "key" : "tls.key"
        guard secret.has([certificate]), secret.has([key]) else {
            let missing = [certificate, key].filter { !secret.has([$0]) }.map { "'\($0)'" }.joined(separator: " or ")
            return report(secret, at: .root.data, "the credential of a Gateway has no \(missing)", on: .key)
        }
        if let (text, path) = secret.text(certificate) {
            if let problem = Self.problem(ofCertificate: text) {
                report(secret, at: path, problem.message, severity: problem.severity)
            }
        } else {
            report(secret, at: .root.data[certificate], "'\(certificate)' is not Base64")
        }
        if let (text, path) = secret.text(key) {
            let isKey = PEM.blocks(text).contains { $0.label.hasSuffix("PRIVATE KEY") && $0.bytes != nil }
            if !isKey { report(secret, at: path, "'\(key)' holds no private key in PEM") }
        } else {
            report(secret, at: .root.data[key], "'\(key)' is not Base64")
        }
    }

    private static func problem(ofCertificate text: String) -> (message: String, severity: Severity)? {
        let certificates = PEM.blocks(text).filter { $0.label == "CERTIFICATE" }
        guard let first = certificates.first else { return ("this is no certificate in PEM", .error) }
        guard let bytes = first.bytes, let validity = CertificateValidity(bytes) else {
            return ("the certificate cannot be read", .error)
        }
        let now = time(nil)
        if now > validity.notAfter {
            return ("the certificate expired on \(CalendarDay(ofSecond: validity.notAfter))", .error)
        }
        if now < validity.notBefore {
            return ("the certificate is not valid before \(CalendarDay(ofSecond: validity.notBefore))", .error)
        }
        guard validity.notAfter - now < 14 * 86400 else { return nil }
        return ("the certificate expires soon, on \(CalendarDay(ofSecond: validity.notAfter))", .warning)
    }
}

extension Located where Kind == Secret {
    /// Whether the values in the file are not those in the cluster.
    fileprivate var isEncrypted: Bool { AnyValue(document.tape)["sops"] != nil }

    fileprivate func has(_ keys: [String]) -> Bool {
        keys.contains { resource.data?[$0] != nil || resource.stringData?[$0] != nil }
    }

    /// The text of a key, and where it stands; `nil` if it is not Base64.
    fileprivate func text(_ key: String) -> (String, FieldPath)? {
        if let text = resource.stringData?[key] { return (text, .root.stringData[key]) }
        guard let bytes = resource.data?[key].flatMap(Base64.decode) else { return nil }
        return (String(decoding: bytes, as: UTF8.self), .root.data[key])
    }
}
