import MeshModel
import YAML

/// Reports token checks that a request without a token passes.
struct OptionalTokenRule: LintRule {
    static let info = RuleInfo(
        "MG610",
        "optional-token",
        .warning,
        summary: "A RequestAuthentication has no policy that asks for a token.",
        reason: """
            A RequestAuthentication refuses bad tokens only: a request without a token passes, unless an AuthorizationPolicy of \
            the same workloads asks for a request principal (or the rule says presence: REQUIRED). Judged where policies of \
            the namespace are among the inputs, or with --complete.
            """,
        help: "add an AuthorizationPolicy with requestPrincipals, such as a DENY of notRequestPrincipals: [\"*\"]",
        covers: ["Check 18"],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: tokens, namespace: shop}
                spec: {selector: {matchLabels: {app: cart}}, jwtRules: [{issuer: "https://id.example.com"}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: tokens, namespace: shop}
                spec:
                  action: DENY
                  selector: {matchLabels: {app: cart}}
                  rules: [{from: [{source: {notRequestPrincipals: ["*"]}}]}]
                """,
                isComplete: true
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: tokens, namespace: shop}
                spec: {selector: {matchLabels: {app: front}}, jwtRules: [{issuer: "https://id.example.com", presence: REQUIRED}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from:
                        - source:
                            requestPrincipals: ["*"] # ← no RequestAuthentication is for these workloads
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: tokens, namespace: shop}
                spec: # ← requests without a token pass
                  selector: {matchLabels: {app: cart}}
                  jwtRules: [{issuer: "https://id.example.com"}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: wrong, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from:
                        - source: {requestPrincipals: ["https://other.example.com/*"]} # ← no RequestAuthentication of these workloads takes tokens of https://other.example.com
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: tokens, namespace: shop}
                spec: # ← requests without a token pass
                  jwtRules: [{issuer: "https://id.example.com"}]
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let authentications = mesh.all(RequestAuthentication.self)
        guard !authentications.isEmpty else { return }
        let policies = mesh.all(AuthorizationPolicy.self)
        for authentication in authentications where mesh.knows("AuthorizationPolicy", of: authentication.namespace) {
            let spec = authentication.resource.spec
            guard let rules = spec.jwtRules, !rules.isEmpty, !rules.contains(where: { $0.presence == .required }) else {
                continue
            }
            let issuers = Set(rules.compactMap(\.issuer))
            let asks = policies.contains { policy in
                Self.canMeet(policy, authentication, mesh) && policy.resource.spec.asksForToken(of: issuers)
            }
            if !asks { report(authentication, at: .root.spec, "requests without a token pass") }
        }
        for policy in policies { checkIssuers(of: policy, authentications, mesh, report) }
    }

    /// Principals of issuers whose tokens nobody takes never match.
    private func checkIssuers(
        of policy: Located<AuthorizationPolicy>,
        _ authentications: [Located<RequestAuthentication>],
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let taken = authentications.filter { Self.canMeet(policy, $0, mesh) }
        if taken.isEmpty { return checkCoverage(of: policy, mesh, report) }
        let issuers = Set(taken.flatMap { $0.resource.spec.jwtRules ?? [] }.compactMap(\.issuer))
        guard !issuers.isEmpty else { return }
        for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
            for (number, from) in (rule.from ?? []).enumerated() {
                let path = FieldPath.root.spec.rules[index].from[number].source.requestPrincipals
                for (place, principal) in (from.source?.requestPrincipals ?? []).enumerated() {
                    guard let issuer = principal.issuer, !issuer.contains("*"), !issuers.contains(issuer) else {
                        continue
                    }
                    let message = "no RequestAuthentication of these workloads takes tokens of \(issuer)"
                    report(
                        policy,
                        at: path[place],
                        message,
                        severity: .error,
                        help: "name one of \(issuers.sorted().joined(separator: ", "))"
                    )
                }
            }
        }
    }

    /// Where nobody reads tokens, no request has a principal.
    private func checkCoverage(of policy: Located<AuthorizationPolicy>, _ mesh: MeshSnapshot, _ report: Report) {
        guard mesh.knows("RequestAuthentication", of: policy.namespace), !policy.hasTargets else { return }
        policy.resource.spec.eachSource { source, path in
            guard source.requestPrincipals?.isEmpty == false else { return }
            report(
                policy,
                at: path.requestPrincipals,
                "no RequestAuthentication is for these workloads, so no request has a principal",
                on: .key,
                severity: .error,
                help: "add a RequestAuthentication for the same workloads"
            )
        }
    }

    /// Whether both can hold for one workload.
    private static func canMeet(
        _ policy: Located<AuthorizationPolicy>,
        _ authentication: Located<RequestAuthentication>,
        _ mesh: MeshSnapshot
    ) -> Bool {
        let namespaces = [policy.namespace, authentication.namespace]
        guard namespaces[0] == namespaces[1] || namespaces.contains(mesh.rootNamespace) else { return false }
        let one = policy.resource.spec.selector?.matchLabels ?? [:]
        let other = authentication.resource.spec.selector?.matchLabels ?? [:]
        return one.allSatisfy { other[$0.key] == nil || other[$0.key] == $0.value }
    }
}

extension Located where Kind == AuthorizationPolicy {
    /// Whether it is for resources instead of workloads.
    fileprivate var hasTargets: Bool {
        resource.spec.targetRef != nil || resource.spec.targetRefs?.isEmpty == false
    }
}

extension AuthorizationPolicy.Spec {
    /// Whether it tells requests with a token from those without.
    fileprivate func asksForToken(of issuers: Set<String>) -> Bool {
        (rules ?? []).contains { rule in
            let asked = (rule.from ?? []).contains { from in
                !(from.source?.notRequestPrincipals ?? []).isEmpty
                    || (from.source?.requestPrincipals ?? []).contains { principal in
                        principal.issuer.map { $0.contains("*") || issuers.contains($0) } ?? true
                    }
            }
            return asked || (rule.when ?? []).contains { $0.key.hasPrefix("request.auth.") }
        }
    }
}

extension String {
    /// The issuer of a request principal `ISSUER/SUBJECT`; `nil` without a subject.
    fileprivate var issuer: String? { lastIndex(of: "/").map { String(self[..<$0]) } }
}
