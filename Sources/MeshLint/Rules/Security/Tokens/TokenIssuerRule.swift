import MeshModel
import YAML

/// Reports rules for tokens that Istio rejects.
struct TokenIssuerRule: LintRule {
    static let info = RuleInfo(
        "MG425",
        "token-issuer",
        .error,
        aliases: ["IST0106"],
        summary: "A rule for tokens does not say whose tokens it means, or where the keys are.",
        reason: """
            Istio finds the rule for a token by its issuer, and the keys by `jwksUri`, by `jwks`, or by asking the issuer \
            (OpenID Connect discovery). It rejects a rule with neither issuer nor `jwksUri`, and a `jwksUri` that is not a URL \
            with http or https. The timeout for the keys is counted in milliseconds.
            """,
        help: "give the issuer, and a jwksUri that begins with https://",
        covers: [
            "RequestAuthentication: neither issuer nor jwksUri",
            "RequestAuthentication: jwksUri does not parse or is not http/https",
            "RequestAuthentication: timeout: bad duration",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: edge}
                spec:
                  jwtRules:
                    - {issuer: https://id.example.com}
                    - {jwks_uri: "https://id.example.com:8443/keys?v=1"}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: edge}
                spec:
                  jwtRules:
                    - audiences: [shop] # ← the rule has neither issuer nor jwksUri
                    - {issuer: id, jwksUri: id.example.com/keys} # ← has no scheme
                    - {issuer: id, jwksUri: "ftp://id.example.com/keys"} # ← has the scheme 'ftp'
                    - {issuer: id, jwksUri: "https://id.example.com:https/keys"} # ← ':https' is no port
                    - {issuer: id, timeout: 1500us} # ← 1500us is finer than 1ms
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(RequestAuthentication.self) {
            for (index, rule) in (policy.resource.spec.jwtRules ?? []).enumerated() {
                let path = FieldPath.root.spec.jwtRules[index]
                if let timeout = rule.timeout, timeout.isFinerThanMilliseconds {
                    report(policy, at: path.timeout, "\(timeout) is finer than 1ms")
                }
                let uri = rule.jwksUri ?? rule.legacyJwksUri ?? ""
                if uri.isEmpty, (rule.issuer ?? "").isEmpty {
                    report(policy, at: path, "the rule has neither issuer nor jwksUri")
                } else if !uri.isEmpty, let problem = Self.problem(of: uri) {
                    report(policy, at: path[rule.jwksUri == nil ? "jwks_uri" : "jwksUri"], "'\(uri)' \(problem)")
                }
            }
        }
    }

    private static func problem(of text: String) -> String? {
        do throws(URLText.Problem) {
            let scheme = try URLText(text).scheme
            if scheme.isEmpty { return "has no scheme; http or https is needed" }
            return ["http", "https"].contains(scheme) ? nil : "has the scheme '\(scheme)', not http or https"
        } catch {
            return "is no URL: \(error.message)"
        }
    }
}
