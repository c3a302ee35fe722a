import MeshModel
import YAML

/// Reports sources in policies that Istio rejects.
struct PolicySourceRule: LintRule {
    static let info = RuleInfo(
        "MG432",
        "policy-source",
        .error,
        aliases: ["IST0106"],
        summary: "A policy names the source of requests in a way that Istio does not take.",
        reason: """
            An empty `from` or `source` would match nothing or everything, depending on how it is read, so Istio rejects it. \
            Addresses are IP addresses or CIDR ranges, service accounts `name` or `namespace/name` without wildcards, trust \
            domains may have a `*` at one end. Service accounts are not combined with principals or namespaces, which say the same.
            """,
        help: "leave out what is not restricted, and write each value in the form of its field",
        covers: [
            "AuthorizationPolicy: from present but empty",
            "AuthorizationPolicy: from without source",
            "AuthorizationPolicy: serviceAccounts together with principals or namespaces",
            "AuthorizationPolicy: source with nothing set",
            "AuthorizationPolicy: ipBlocks / notIpBlocks: bad IP or CIDR",
            "AuthorizationPolicy: remoteIpBlocks / notRemoteIpBlocks: bad IP or CIDR",
            "AuthorizationPolicy: empty string in principals, requestPrincipals, namespaces, ipBlocks, remoteIpBlocks or their not- "
                + "forms",
            "AuthorizationPolicy: serviceAccounts: empty, `*`, more than one `/`, over 320 characters, empty half",
            "AuthorizationPolicy: trustDomains: empty, more than one `*`, `*` in the middle, or a `/`",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - from:
                        - source: {serviceAccounts: [frontend, shop/cart], notIpBlocks: ["::1", 10.0.0.0/8]}
                        - source: {trustDomains: ["*.example.com", "td-*", "*"], principals: ["*"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - from: [] # ← from is empty
                    - from:
                        - {} # ← the source is missing
                        - source: {} # ← the source is empty
                        - source:
                            serviceAccounts: # ← serviceAccounts cannot stand beside principals
                              - shop/ # ← 'shop/' has nothing on one side
                              - a/b/c # ← 'a/b/c' has more than one '/'
                              - cart* # ← service accounts have no wildcards
                            principals: [""] # ← an empty text matches nothing
                        - source:
                            ipBlocks: [10.0.0.256] # ← '10.0.0.256' is neither
                            notRemoteIpBlocks: [10.0.0.0/40] # ← '10.0.0.0/40' is neither
                        - source:
                            trustDomains:
                              - "*.td.*" # ← more than one '*'
                              - t*d # ← '*' in its middle
                              - td/ns/shop # ← has a '/'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (rule, path) in policy.rules {
                guard let sources = rule.from else { continue }
                if sources.isEmpty {
                    report(policy, at: path.from, "from is empty; leave it out to mean every source", on: .key)
                }
                for (index, from) in sources.enumerated() { check(from, of: policy, at: path.from[index], report) }
            }
        }
    }

    private func check(_ from: AuthorizationPolicy.From, of policy: some Placed, at path: FieldPath, _ report: Report) {
        guard let source = from.source else {
            if !from.isUnread("source") { report(policy, at: path, "the source is missing") }
            return
        }
        let lists = source.lists
        if lists.isEmpty, source.unknownFields.isEmpty {
            report(policy, at: path.source, "the source is empty; leave from out to mean every source")
        }
        checkAccounts(of: source, of: policy, at: path.source, report)
        for (name, values) in lists {
            for (index, value) in values.enumerated() {
                guard let problem = Self.problem(of: value, in: name) else { continue }
                report(policy, at: path.source[name][index], problem)
            }
        }
    }

    private func checkAccounts(
        of source: AuthorizationPolicy.Source,
        of policy: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        let names = source.lists.map(\.name)
        guard let accounts = names.first(where: { $0 == "serviceAccounts" || $0 == "notServiceAccounts" }),
            let other = names.first(where: ["principals", "notPrincipals", "namespaces", "notNamespaces"].contains)
        else { return }
        report(policy, at: path[accounts], "\(accounts) cannot stand beside \(other)", on: .key)
    }

    private static func problem(of value: String, in list: String) -> String? {
        switch list {
        case "serviceAccounts", "notServiceAccounts": PolicyValue.problem(ofServiceAccount: value)
        case "trustDomains", "notTrustDomains": PolicyValue.problem(ofTrustDomain: value)
        case _ where value.isEmpty: "an empty text matches nothing"
        case "ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks": PolicyValue.problem(ofAddress: value)
        default: nil
        }
    }
}
