import MeshModel
import YAML

/// Reports policies with the action CUSTOM that no external authorizer could be asked for.
struct CustomActionRule: LintRule {
    static let info = RuleInfo(
        "MG430",
        "custom-action",
        .error,
        aliases: ["IST0106"],
        summary:
            "A policy that asks an external authorizer has no rules, no provider, or conditions that come too late.",
        reason: """
            CUSTOM asks a provider that MeshConfig names. It is decided before tokens are read and identities compared, so it \
            cannot depend on principals, namespaces, service accounts, trust domains or anything of `request.auth`. Istio rejects \
            such a policy.
            """,
        help: "name the provider, and choose requests by what they ask for (to, ipBlocks, request.headers)",
        covers: [
            "AuthorizationPolicy: CUSTOM without rules",
            "AuthorizationPolicy: CUSTOM without provider name",
            "AuthorizationPolicy: CUSTOM with source namespaces",
            "AuthorizationPolicy: CUSTOM with source notNamespaces",
            "AuthorizationPolicy: CUSTOM with source serviceAccounts",
            "AuthorizationPolicy: CUSTOM with source notServiceAccounts",
            "AuthorizationPolicy: CUSTOM with source trustDomains",
            "AuthorizationPolicy: CUSTOM with source notTrustDomains",
            "AuthorizationPolicy: CUSTOM with source principals",
            "AuthorizationPolicy: CUSTOM with source notPrincipals",
            "AuthorizationPolicy: CUSTOM with source requestPrincipals",
            "AuthorizationPolicy: CUSTOM with source notRequestPrincipals",
            "AuthorizationPolicy: CUSTOM with when key source.namespace",
            "AuthorizationPolicy: CUSTOM with when key source.serviceAccount",
            "AuthorizationPolicy: CUSTOM with when key source.trustDomain",
            "AuthorizationPolicy: CUSTOM with when key source.principal",
            "AuthorizationPolicy: CUSTOM with when key request.auth.*",
            "AuthorizationPolicy: provider with an action other than CUSTOM",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: ask}
                spec:
                  action: CUSTOM
                  provider: {name: opa}
                  rules:
                    - from: [{source: {ipBlocks: [10.0.0.0/8]}}]
                      to: [{operation: {paths: [/admin*]}}]
                      when: [{key: "request.headers[x-tenant]", values: [a]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: nothing}
                spec: # ← CUSTOM needs the name of a provider ← CUSTOM needs rules
                  action: CUSTOM
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: ask}
                spec:
                  action: CUSTOM
                  provider: {name: opa}
                  rules:
                    - from:
                        - source:
                            namespaces: [shop] # ← CUSTOM cannot depend on namespaces
                            notNamespaces: [shop] # ← notNamespaces
                            trustDomains: [td] # ← trustDomains
                            notTrustDomains: [td] # ← notTrustDomains
                            principals: [a] # ← principals
                            notPrincipals: [a] # ← notPrincipals
                            requestPrincipals: [a] # ← requestPrincipals
                            notRequestPrincipals: [a] # ← notRequestPrincipals
                        - source:
                            serviceAccounts: [a] # ← serviceAccounts
                            notServiceAccounts: [a] # ← notServiceAccounts
                      when:
                        - {key: source.namespace, values: [a]} # ← source.namespace
                        - {key: source.serviceAccount, values: [a]} # ← source.serviceAccount
                        - {key: source.trustDomain, values: [a]} # ← source.trustDomain
                        - {key: source.principal, values: [a]} # ← source.principal
                        - {key: "request.auth.claims[iss]", values: [a]} # ← request.auth.claims[iss]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: deny}
                spec:
                  action: DENY
                  provider: {name: opa} # ← only the action CUSTOM asks a provider
                  rules: [{}]
                """
            )
        ]
    )

    private static let lateFields: Set<String> = [
        "namespaces", "notNamespaces", "serviceAccounts", "notServiceAccounts", "trustDomains", "notTrustDomains",
        "principals", "notPrincipals", "requestPrincipals", "notRequestPrincipals",
    ]
    private static let lateKeys: Set<String> = [
        "source.namespace", "source.serviceAccount", "source.trustDomain", "source.principal",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            let spec = policy.resource.spec
            if spec.action == .custom {
                checkParts(of: policy, report)
                for (rule, path) in policy.rules { check(rule, of: policy, at: path, report) }
            } else if spec.provider != nil, !spec.isUnread("action") {
                report(policy, at: .root.spec.provider, "only the action CUSTOM asks a provider", on: .key)
            }
        }
    }

    private func checkParts(of policy: Located<AuthorizationPolicy>, _ report: Report) {
        let spec = policy.resource.spec
        if (spec.provider?.name ?? "").isEmpty {
            report(policy, at: .root.spec.provider, "CUSTOM needs the name of a provider")
        }
        if spec.rules?.isEmpty != false, !spec.isUnread("rules") {
            report(policy, at: .root.spec.rules, "CUSTOM needs rules")
        }
    }

    private func check(
        _ rule: AuthorizationPolicy.Rule,
        of policy: Located<AuthorizationPolicy>,
        at path: FieldPath,
        _ report: Report
    ) {
        for (index, from) in (rule.from ?? []).enumerated() {
            for (name, _) in from.source?.lists ?? [] where Self.lateFields.contains(name) {
                report(policy, at: path.from[index].source[name], "CUSTOM cannot depend on \(name)", on: .key)
            }
        }
        for (index, condition) in (rule.when ?? []).enumerated() {
            let key = condition.key
            guard Self.lateKeys.contains(key) || key.hasPrefix("request.auth.") else { continue }
            report(policy, at: path.when[index].key, "CUSTOM cannot depend on \(key)")
        }
    }
}
