import MeshModel
import YAML

/// Reports identities in AuthorizationPolicies that nothing has.
struct UnknownPrincipalRule: LintRule {
    static let info = RuleInfo(
        "MG221",
        "unknown-principal",
        .error,
        aliases: ["KIA0106", "KIA0108"],
        summary: "An AuthorizationPolicy speaks of a service account that does not exist.",
        reason: """
            An identity is "TRUST DOMAIN/ns/NAMESPACE/sa/SERVICE ACCOUNT". One that no workload has never matches: \
            its rule lets nobody in, or keeps nobody out. Service accounts are missed where those of the namespace \
            are among the inputs; other trust domains where MeshConfig is known. A principal of another form, one with \
            "spiffe://" before it, or with a "*" in its middle, which stands for itself there, matches nothing at all.
            """,
        help: "name the service account of the caller",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: front, namespace: shop}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from:
                        - source: {principals: [cluster.local/ns/shop/sa/front, cluster.local/ns/shop/sa/default, "*/sa/other"]}
                        - source: {serviceAccounts: [front, shop/front]}
                        - source: {principals: [cluster.local/ns/unseen/sa/any, "*", "cluster.local/ns/shop/*", "*/sa/front"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: front, namespace: shop}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/shop/sa/frnt # ← no service account 'frnt' in namespace 'shop'
                              - example.com/ns/shop/sa/front # ← does not know the trust domain 'example.com'
                        - source:
                            serviceAccounts: [back] # ← no service account 'back' in namespace 'shop'
                      when:
                        - key: source.principal
                          values: [cluster.local/ns/shop/sa/frnt] # ← no service account 'frnt'
                """,
                meshConfig: "trustDomain: cluster.local"
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - from:
                        - source:
                            principals:
                              - spiffe://cluster.local/ns/shop/sa/cart # ← 'spiffe://cluster.local/ns/shop/sa/cart' is not the form of an identity
                              - shop/front # ← 'shop/front' is not the form of an identity
                              - cluster.local/ns/shop/serviceaccount/front # ← is not the form
                              - cluster.local/sa/front/ns/shop # ← is not the form
                              - system:serviceaccount:shop:front # ← is not the form
                              - cluster.local/ns/*/sa/front # ← has '*' in its middle
                      when:
                        - key: source.principal
                          notValues: [front] # ← 'front' is not the form of an identity
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let accounts = mesh.serviceAccounts
        let domains = Set(["cluster.local", mesh.settings.trustDomain] + mesh.settings.trustDomainAliases)
        for policy in mesh.all(AuthorizationPolicy.self) {
            policy.eachPrincipal { principal, path in
                if let problem = Self.problem(ofForm: principal, at: path, domains) {
                    return report(policy, at: path, problem.message, severity: problem.severity, help: Self.form)
                }
                guard !principal.holds("*"), let identity = Identity(principal, beside: policy.namespace) else {
                    return
                }
                if let domain = identity.trustDomain, !domains.contains(domain) {
                    guard mesh.settings.isKnown else { return }
                    return report(
                        policy,
                        at: path,
                        "the mesh does not know the trust domain '\(domain)'",
                        severity: .info,
                        help: "add the domain to trustDomainAliases of MeshConfig if its certificates are trusted"
                    )
                }
                guard !accounts.contains(identity.account), mesh.knows("ServiceAccount", of: identity.namespace),
                    mesh.isComplete || identity.namespace != mesh.rootNamespace
                else { return }
                report(
                    policy,
                    at: path,
                    "there is no service account '\(identity.name)' in namespace '\(identity.namespace)'"
                )
            }
        }
    }
}

extension UnknownPrincipalRule {
    private static let form =
        "write TRUST DOMAIN/ns/NAMESPACE/sa/SERVICE ACCOUNT, such as cluster.local/ns/shop/sa/cart"

    /// What is wrong with how a principal is written; `nil` if nothing is, or if it is no principal but a service account.
    private static func problem(
        ofForm principal: String,
        at path: FieldPath,
        _ domains: Set<String>
    ) -> (message: String, severity: Severity)? {
        guard !path.steps.contains(where: accountFields.contains), !principal.isEmpty else { return nil }
        let inner = principal.dropFirst().dropLast()
        if inner.contains("*") { return ("'\(principal)' has '*' in its middle, where it stands for itself", .error) }
        let parts = principal.split(separator: "/", omittingEmptySubsequences: false)
        let isURL = principal.contains("://")
        guard isURL || !principal.contains("*") else { return nil }
        if !isURL, parts.count == 5, parts[1] == "ns", parts[3] == "sa" { return nil }
        // Other trust domains may have identities of another form.
        let isOurs = isURL || parts.count < 3 || domains.contains(String(parts[0]))
        return ("'\(principal)' is not the form of an identity", isOurs ? .error : .warning)
    }

    private static let accountFields: [FieldPath.Step] = [.key("serviceAccounts"), .key("notServiceAccounts")]
}

/// The service account that a principal stands for.
private struct Identity {
    var trustDomain: String?
    var namespace: String
    var name: String

    var account: String { "\(namespace)/\(name)" }

    /// - Parameter text: `DOMAIN/ns/NAMESPACE/sa/NAME`, `NAMESPACE/NAME` or `NAME`.
    init?(_ text: String, beside namespace: String) {
        let parts = text.parts(at: "/")
        switch parts.count {
        case 5 where parts[1] == "ns" && parts[3] == "sa":
            self.init(trustDomain: String(parts[0]), namespace: String(parts[2]), name: String(parts[4]))
        case 2: self.init(trustDomain: nil, namespace: String(parts[0]), name: String(parts[1]))
        case 1: self.init(trustDomain: nil, namespace: namespace, name: text)
        default: return nil
        }
    }

    private init(trustDomain: String?, namespace: String, name: String) {
        self.trustDomain = trustDomain
        self.namespace = namespace
        self.name = name
    }
}

extension MeshSnapshot {
    /// `namespace/name` of the service accounts: those of the inputs, and those that Kubernetes and Istio make.
    fileprivate var serviceAccounts: Set<String> {
        var accounts = Set(all(ServiceAccount.self).map { "\($0.namespace)/\($0.name)" })
        for namespace in namespaces.all { accounts.insert("\(namespace)/default") }
        for workload in workloads.all { accounts.insert("\(workload.namespace)/\(workload.serviceAccount)") }
        for entry in all(WorkloadEntry.self) {
            accounts.insert("\(entry.namespace)/\(entry.resource.spec.serviceAccount ?? "default")")
        }
        for gateway in all(KubernetesGateway.self) {
            accounts.insert("\(gateway.namespace)/\(gateway.name)-\(gateway.resource.spec.gatewayClassName)")
            accounts.insert("\(gateway.namespace)/\(gateway.name)")
        }
        return accounts
    }
}
