import MeshModel
import YAML

/// Reports key sets in policies that cannot be read, or that give away secrets.
struct TokenKeysRule: LintRule {
    static let info = RuleInfo(
        "MG426",
        "token-keys",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "The keys for tokens in a policy are no key set, or hold what must stay secret.",
        reason: """
            `jwks` is a JSON Web Key Set (RFC 7517) as text; Istio rejects one that it cannot read. Checking tokens needs public \
            keys only: with a private or a symmetric key, everyone who may read the policy can sign tokens of any user.
            """,
        help: "put the public keys there, as the issuer publishes them; replace a key that has been shown",
        covers: [
            "RequestAuthentication: jwks does not parse as a JWK set",
            "RequestAuthentication: jwks holds private (or symmetric) key material",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: edge}
                spec:
                  jwtRules:
                    - issuer: https://id.example.com
                      jwks: '{"keys": [{"kty": "EC", "crv": "P-256", "x": "f83O", "y": "x_FE"}, {"kty": "RSA", "n": "0vx7", "e": "AQAB"}]}'
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
                    - {issuer: a, jwks: "keys: []"} # ← no key set: it is no JSON object
                    - {issuer: b, jwks: '{"key": []}'} # ← it has neither 'keys' nor 'kty'
                    - {issuer: c, jwks: '{"keys": [{"kty": "RSA", "e": "AQAB"}]}'} # ← key 1 has no 'n'
                    - {issuer: d, jwks: '{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}'} # ← key 1 is symmetric
                    - {issuer: e, jwks: '{"keys": [{"kty": "RSA", "n": "0vx7", "e": "AQAB", "d": "X4cT"}]}'} # ← key 1 is private
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(RequestAuthentication.self) {
            for (index, rule) in (policy.resource.spec.jwtRules ?? []).enumerated() {
                guard let text = rule.jwks, !text.isEmpty else { continue }
                check(text, of: policy, at: .root.spec.jwtRules[index].jwks, report)
            }
        }
    }

    private func check(_ text: String, of policy: some Placed, at path: FieldPath, _ report: Report) {
        do throws(KeySet.Problem) {
            let keys = try KeySet(text)
            for flaw in keys.unusable { report(policy, at: path, "key \(flaw.index + 1) \(flaw.message)") }
            for flaw in keys.secret {
                report(policy, at: path, "key \(flaw.index + 1) \(flaw.message)", severity: .warning)
            }
        } catch {
            report(policy, at: path, "this is no key set: \(error.message)")
        }
    }
}
