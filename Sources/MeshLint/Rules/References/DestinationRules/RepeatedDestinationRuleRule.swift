import MeshModel
import YAML

/// Reports DestinationRules that share a host.
struct RepeatedDestinationRuleRule: LintRule {
    static let info = RuleInfo(
        "MG208",
        "repeated-destination-rule",
        .warning,
        aliases: ["KIA0201"],
        summary: "Two DestinationRules of a namespace are for the same host.",
        reason: """
            Istio merges DestinationRules of one namespace and host: subsets are added up, but only the oldest \
            top-level trafficPolicy counts, with its port levels, and of subsets with the same name only the oldest. \
            Which one is the oldest changes when they are applied anew.
            """,
        help: "put everything for the host into one DestinationRule",
        covers: ["Check 4"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  trafficPolicy: {connectionPool: {tcp: {maxConnections: 10}}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: subsets, namespace: shop}
                spec:
                  host: cart
                  subsets: [{name: v1, labels: {version: v1}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: front}
                spec:
                  host: cart.shop.svc.cluster.local
                  trafficPolicy: {connectionPool: {tcp: {maxConnections: 10}}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  trafficPolicy: {connectionPool: {tcp: {maxConnections: 10}}}
                  subsets: [{name: v1, labels: {version: v1}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: again, namespace: shop}
                spec:
                  host: cart.shop.svc.cluster.local
                  trafficPolicy: {outlierDetection: {interval: 30s}} # ← 'cart' has a trafficPolicy for
                  subsets: [{name: v1, labels: {version: v1}}] # ← 'cart' has a subset 'v1'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for (host, rules) in mesh.destinationRules.hosts where rules.count > 1 {
            let groups = Dictionary(grouping: rules) { $0.namespace }
            for group in groups.values where group.count > 1 { check(group, host, report) }
        }
    }

    private func check(_ rules: [Located<DestinationRule>], _ host: String, _ report: Report) {
        var policy: Located<DestinationRule>?
        var subsets: [String: Located<DestinationRule>] = [:]
        // With a selector each is for other clients.
        for rule in rules where rule.resource.spec.workloadSelector?.matchLabels?.isEmpty ?? true {
            if rule.resource.spec.trafficPolicy != nil {
                if let policy, policy.document.identity != rule.document.identity {
                    report(
                        rule,
                        at: .root.spec.trafficPolicy,
                        "DestinationRule '\(policy.name)' has a trafficPolicy for '\(host)' too: only the older one counts",
                        on: .key
                    )
                }
                policy = policy ?? rule
            }
            for (index, subset) in (rule.resource.spec.subsets ?? []).enumerated() {
                if let other = subsets[subset.name], other.document.identity != rule.document.identity {
                    report(
                        rule,
                        at: .root.spec.subsets[index].name,
                        "DestinationRule '\(other.name)' has a subset '\(subset.name)' of '\(host)' too: only the older one counts"
                    )
                }
                subsets[subset.name] = rule
            }
        }
    }
}
