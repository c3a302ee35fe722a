import MeshModel
import YAML

/// Reports TLS settings of servers that Istio ignores.
struct IneffectiveServerTLSRule: LintRule {
    static let info = RuleInfo(
        "MG366",
        "ineffective-server-tls",
        .warning,
        aliases: ["IST0133"],
        summary: "TLS settings of a Gateway's server or of a Sidecar are ignored, or leave no cipher suite.",
        reason: """
            Istio leaves out cipher suites that Envoy does not know, and takes no certificate where TLS goes on to the \
            destination. The suites that TLS 1.0 and 1.1 need are not among the default ones, so without cipherSuites no such \
            client can connect.
            """,
        help: "remove what is ignored; for TLS below 1.2, list the cipher suites",
        covers: [
            "Gateway: minProtocolVersion TLS 1.0/1.1 without cipherSuites",
            "Gateway: unknown cipher suite (list of 15; `ALL`, empty and names beginning with a sign pass)",
            "Gateway: duplicate cipher suite",
            "Gateway: PASSTHROUGH / AUTO_PASSTHROUGH with any certificate field (ignored)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: ["*"]
                      tls:
                        mode: SIMPLE
                        credentialName: shop
                        minProtocolVersion: TLSV1_1
                        cipherSuites: [ECDHE-RSA-AES128-SHA, ALL, "!DES-CBC3-SHA", ""]
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
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: shop
                        minProtocolVersion: TLSV1_0 # ← has no cipher suites for TLSV1_0
                    - port: {number: 443, name: https-api, protocol: HTTPS}
                      hosts: [api.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: api
                        cipherSuites:
                          - ECDHE-RSA-AES128-SHA
                          - ECDHE-RSA-AES128-SHA256 # ← the cipher suite 'ECDHE-RSA-AES128-SHA256' is not known
                          - ECDHE-RSA-AES128-SHA # ← the cipher suite 'ECDHE-RSA-AES128-SHA' is listed twice
                    - port: {number: 443, name: tls, protocol: TLS}
                      hosts: [db.example.com]
                      tls:
                        mode: PASSTHROUGH
                        credentialName: db # ← mode PASSTHROUGH ignores credentialName
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachServerTLS { tls, document, path in
            checkVersion(tls, document, path, report)
            if let suites = tls.cipherSuites { check(suites, document, path, report) }
            guard tls.passesThrough, let mode = tls.effectiveMode else { return }
            for field in tls.certificateFields {
                report(document, at: path()[field], "mode \(mode.rawValue) ignores \(field)", on: .key)
            }
        }
    }

    private func checkVersion(
        _ tls: ServerTLSSettings,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        guard let version = tls.minProtocolVersion, version == .tlsV1_0 || version == .tlsV1_1 else { return }
        guard (tls.cipherSuites ?? []).isEmpty, !tls.isUnread("cipherSuites") else { return }
        report(document, at: path().minProtocolVersion, "the server has no cipher suites for \(version.rawValue)")
    }

    private func check(
        _ suites: [String],
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        var seen: Set<String> = []
        for (index, suite) in suites.enumerated() {
            if !Self.isKnown(suite) {
                report(
                    document,
                    at: path().cipherSuites[index],
                    "the cipher suite '\(suite)' is not known, so it is ignored"
                )
            } else if !seen.insert(suite).inserted {
                report(document, at: path().cipherSuites[index], "the cipher suite '\(suite)' is listed twice")
            }
        }
    }

    /// Suites with a sign before them, such as `!DES-CBC3-SHA`, are taken as they are.
    private static func isKnown(_ suite: String) -> Bool {
        guard let first = suite.unicodeScalars.first, suite != "ALL" else { return true }
        return !first.properties.isAlphabetic && first.properties.numericType == nil || suites.contains(suite)
    }

    /// Source: Istio, `pkg/config/security/security.go` (`ValidCipherSuites`).
    private static let suites: Set<String> = [
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA", "ECDHE-RSA-AES256-SHA",
        "AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA", "AES256-SHA", "DES-CBC3-SHA",
    ]
}
