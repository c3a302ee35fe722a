import MeshModel
import YAML

/// Reports TLS settings of clients that lack a certificate or name two.
struct ContradictingClientTLSRule: LintRule {
    static let info = RuleInfo(
        "MG348",
        "contradicting-client-tls",
        .error,
        aliases: ["IST0106"],
        summary: "The TLS settings of a DestinationRule lack a certificate, or contradict each other.",
        reason: """
            Istio rejects the rule. Mutual TLS needs a certificate and its key, either as files or from one credential, and a \
            server that is not verified (insecureSkipVerify) has no use for authorities or names to verify it by.
            """,
        help: "give either a credentialName or files, and only what the mode and insecureSkipVerify use",
        covers: [
            "DestinationRule: tls: `configmap://` credentialName that does not parse",
            "DestinationRule: tls: `configmap://` credentialName of another namespace",
            "DestinationRule: tls SIMPLE + insecureSkipVerify with caCertificates, credentialName or subjectAltNames",
            "DestinationRule: tls MUTUAL + insecureSkipVerify with caCertificates or subjectAltNames",
            "DestinationRule: tls SIMPLE/MUTUAL with credentialName and also clientCertificate, privateKey, caCertificates "
                + "or caCrl",
            "DestinationRule: tls MUTUAL without clientCertificate (no credentialName)",
            "DestinationRule: tls MUTUAL without privateKey (no credentialName)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank, namespace: shop}
                spec:
                  host: bank.example.com
                  trafficPolicy:
                    tls: {mode: MUTUAL, credentialName: bank-client, insecureSkipVerify: true}
                    portLevelSettings:
                      - port: {number: 8443}
                        tls: {mode: MUTUAL, clientCertificate: /etc/c.pem, privateKey: /etc/k.pem, caCertificates: /etc/ca.pem}
                      - port: {number: 8444}
                        tls: {mode: SIMPLE, credentialName: "configmap://shop/authorities", subjectAltNames: [bank]}
                      - port: {number: 8445}
                        tls: {mode: ISTIO_MUTUAL, sni: bank}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank, namespace: shop}
                spec:
                  host: bank.example.com
                  trafficPolicy:
                    tls: {mode: MUTUAL} # ← has no clientCertificate ← has no privateKey
                    portLevelSettings:
                      - port: {number: 8443}
                        tls:
                          mode: SIMPLE
                          insecureSkipVerify: true
                          caCertificates: /etc/ca.pem # ← caCertificates has no effect: the server is not verified
                          subjectAltNames: [bank] # ← subjectAltNames has no effect
                      - port: {number: 8444}
                        tls:
                          mode: SIMPLE
                          insecureSkipVerify: true
                          credentialName: bank # ← credentialName has no effect
                      - port: {number: 8445}
                        tls:
                          mode: MUTUAL
                          insecureSkipVerify: true
                          clientCertificate: /etc/c.pem
                          privateKey: /etc/k.pem
                          caCertificates: /etc/ca.pem # ← caCertificates has no effect
                      - port: {number: 8446}
                        tls:
                          mode: MUTUAL
                          credentialName: bank
                          clientCertificate: /etc/c.pem # ← clientCertificate is given beside credentialName
                          privateKey: /etc/k.pem # ← privateKey is given beside
                          caCrl: /etc/crl.pem # ← caCrl is given beside
                      - port: {number: 8447}
                        tls: {mode: SIMPLE, credentialName: "configmap://"} # ← names no ConfigMap
                      - port: {number: 8448}
                        tls: {mode: SIMPLE, credentialName: "configmap://bank/ca"} # ← lies in 'bank', not in 'shop'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                guard let tls = settings.tls, tls.mode == .simple || tls.mode == .mutual else { return }
                let path = site.path.tls
                checkVerification(tls, of: rule, at: path, report)
                if tls.credentialName.isGiven {
                    checkCredential(tls, of: rule, at: path, report)
                } else if tls.mode == .mutual {
                    checkFiles(tls, of: rule, at: path, report)
                }
            }
        }
    }

    private func checkVerification(
        _ tls: ClientTLSSettings,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        guard tls.insecureSkipVerify == true else { return }
        let unused = [
            ("caCertificates", tls.caCertificates.isGiven), ("subjectAltNames", !(tls.subjectAltNames ?? []).isEmpty),
            // For mutual TLS the credential holds the client's certificate too.
            ("credentialName", tls.mode == .simple && tls.credentialName.isGiven),
        ]
        for (field, isGiven) in unused where isGiven {
            report(rule, at: path[field], "\(field) has no effect: the server is not verified", on: .key)
        }
    }

    private func checkCredential(
        _ tls: ClientTLSSettings,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        let files = [
            ("clientCertificate", tls.clientCertificate), ("privateKey", tls.privateKey),
            ("caCertificates", tls.caCertificates), ("caCrl", tls.caCrl),
        ]
        for (field, file) in files where file.isGiven {
            report(rule, at: path[field], "\(field) is given beside credentialName", on: .key)
        }
        checkConfigMap(tls.credentialName ?? "", of: rule, at: path.credentialName, report)
    }

    private func checkConfigMap(
        _ name: String,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        let prefix = "configmap://"
        guard name.hasPrefix(prefix) else { return }
        let parts = name.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts.contains(where: \.isEmpty), !parts.isEmpty else {
            return report(rule, at: path, "'\(name)' names no ConfigMap: it is no 'configmap://name'")
        }
        let own = rule.document.identity.namespace
        guard parts.count == 2, !own.isEmpty, parts[0] != own else { return }
        report(rule, at: path, "the ConfigMap '\(parts[1])' lies in '\(parts[0])', not in '\(own)' as the rule does")
    }

    private func checkFiles(
        _ tls: ClientTLSSettings,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        for (field, file) in [("clientCertificate", tls.clientCertificate), ("privateKey", tls.privateKey)]
        where !file.isGiven && !tls.isUnread(field) {
            report(rule, at: path, "mode MUTUAL has no \(field) and no credentialName")
        }
    }
}
