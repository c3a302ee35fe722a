import MeshModel
import YAML

/// Reports TLS to servers whose certificate nothing, or only the public authorities, vouch for.
struct UnverifiedServerRule: LintRule {
    static let info = RuleInfo(
        "MG349",
        "unverified-server-certificate",
        .info,
        aliases: ["IST0128", "IST0129"],
        summary: "TLS is originated without saying which authorities vouch for the server.",
        reason: """
            Without caCertificates a proxy verifies the server by the authorities of its operating system (since Istio 1.21; \
            before, and with VERIFY_CERT_AT_CLIENT=false, by none). That fits public sites, but not servers of one's \
            own. With insecureSkipVerify anyone can pretend to be the server, which is a warning.
            """,
        help: "give caCertificates, or a credentialName together with a workloadSelector",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec:
                  host: bank.example.com
                  workloadSelector: {matchLabels: {app: cart}}
                  trafficPolicy:
                    tls: {mode: SIMPLE, credentialName: bank-ca}
                    portLevelSettings:
                      - port: {number: 8443}
                        tls: {mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt}
                      - port: {number: 8444}
                        tls: {mode: ISTIO_MUTUAL}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec:
                  host: bank.example.com
                  trafficPolicy:
                    tls: {mode: SIMPLE} # ← only the authorities of the operating system verify 'bank.example.com'
                    portLevelSettings:
                      - port: {number: 8443}
                        tls: {mode: SIMPLE, insecureSkipVerify: true} # ← nobody verifies 'bank.example.com' on port 8443
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec:
                  host: bank.example.com
                  subsets:
                    - name: live
                      trafficPolicy:
                        tls: {mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem} # ← only the authorities
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            let isSelective = rule.resource.spec.workloadSelector != nil
            rule.resource.spec.forEachSettings { settings, site in
                guard let tls = settings.tls, tls.mode == .simple || tls.mode == .mutual, !tls.caCertificates.isGiven,
                    !(tls.credentialName.isGiven && isSelective), !tls.isUnread("caCertificates")
                else { return }
                check(tls, site, of: rule, report)
            }
        }
    }

    private func check(
        _ tls: ClientTLSSettings,
        _ site: TrafficSite,
        of rule: Located<DestinationRule>,
        _ report: Report
    ) {
        let number = site.port.flatMap { port in rule.resource.spec.portNumber(port, ofSubset: site.subset) }
        let server = "'\(rule.resource.spec.host)'" + (number.map { " on port \($0)" } ?? "")
        if tls.insecureSkipVerify == true {
            report(rule, at: site.path.tls, "nobody verifies \(server)", severity: .warning)
        } else {
            report(rule, at: site.path.tls, "only the authorities of the operating system verify \(server)")
        }
    }
}

extension DestinationRule.Spec {
    /// The number of the port that some settings are for.
    fileprivate func portNumber(_ index: Int, ofSubset subset: Int?) -> Int? {
        let policy = subset.map { (subsets ?? [])[$0].trafficPolicy } ?? trafficPolicy
        return policy?.portLevelSettings?[index].port?.number
    }
}
