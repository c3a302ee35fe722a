import MeshModel
import YAML

/// Reports settings of subsets that no route uses.
struct UnusedSubsetPolicyRule: LintRule {
    static let info = RuleInfo(
        "MG513",
        "unused-subset-policy",
        .warning,
        summary: "The settings of a subset take effect on no request, since no route leads to the subset.",
        reason: """
            Settings of a subset hold only for requests that a route sends to it by name; all others get those of the host. A \
            circuit breaker on a subset without a route breaks nothing (istio/istio #8846, istio/istio.io #4653). The rule must \
            see a VirtualService for the host, or be told that the inputs are complete.
            """,
        help: "route to the subset, or move its settings to the trafficPolicy of the host",
        covers: ["Check 13"],
        accepts: [
            Example(
                """
                \(rule)
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec: {hosts: [cart], http: [{route: [{destination: {host: cart, subset: v1}}]}]}
                """
            ),
            Example(rule),
        ],
        rejects: [
            Example(
                """
                \(rule) # ← no route leads to subset 'v1' of 'cart', so its outlierDetection takes no effect
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec: {hosts: [cart], http: [{route: [{destination: {host: cart}}]}]}
                """
            ),
            Example("\(rule) # ← no route leads to subset 'v1'", isComplete: true),
        ]
    )

    private static let rule = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          subsets:
            - {name: v0, labels: {version: v0}}
            - {name: v1, labels: {version: v1}, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5}}}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        let rules = mesh.all(DestinationRule.self).filter { rule in
            (rule.resource.spec.subsets ?? []).contains { $0.trafficPolicy?.parts.isEmpty == false }
        }
        guard !rules.isEmpty else { return }
        let used = SubsetUse(mesh.all(VirtualService.self))
        for rule in rules {
            let host = HostName.full(rule.resource.spec.host, in: rule.namespace)
            guard mesh.isComplete || used.hosts.contains(host), !HostName.isWildcard(host) else { continue }
            for (index, subset) in (rule.resource.spec.subsets ?? []).enumerated() {
                guard let parts = subset.trafficPolicy?.parts, !parts.isEmpty, !used.leads(to: subset.name, of: host)
                else {
                    continue
                }
                let name = "subset '\(subset.name)' of '\(rule.resource.spec.host)'"
                let path = FieldPath.root.spec.subsets[index].trafficPolicy
                let message = "no route leads to \(name), so its \(parts.joined(separator: " and ")) takes no effect"
                report(rule, at: path, message, on: .key)
            }
        }
    }
}

/// The subsets that VirtualServices send requests to.
private struct SubsetUse {
    private struct Subset: Hashable {
        var host: String
        var name: String
    }

    /// The hosts that have routes.
    private(set) var hosts: Set<String> = []
    private var subsets: Set<Subset> = []

    init(_ services: [Located<VirtualService>]) {
        for service in services {
            let spec = service.resource.spec
            for host in spec.hosts ?? [] { hosts.insert(HostName.full(host, in: service.namespace)) }
            for http in spec.http ?? [] {
                for destination in http.route ?? [] { add(destination.destination, service.namespace) }
                for mirror in http.mirrors ?? [] { add(mirror.destination, service.namespace) }
                if let mirror = http.mirror { add(mirror, service.namespace) }
            }
            for destination in (spec.tcp ?? []).flatMap({ $0.route ?? [] }) {
                add(destination.destination, service.namespace)
            }
            for destination in (spec.tls ?? []).flatMap({ $0.route ?? [] }) {
                add(destination.destination, service.namespace)
            }
        }
    }

    private mutating func add(_ destination: Destination, _ namespace: String) {
        let host = HostName.full(destination.host, in: namespace)
        hosts.insert(host)
        if let subset = destination.subset { subsets.insert(Subset(host: host, name: subset)) }
    }

    func leads(to name: String, of host: String) -> Bool { subsets.contains(Subset(host: host, name: name)) }
}

extension DestinationRule.TrafficPolicy {
    /// What it sets that bounds or breaks calls, by the names of the fields.
    fileprivate var parts: [String] {
        var parts: [String] = []
        if outlierDetection != nil { parts.append("outlierDetection") }
        if connectionPool != nil { parts.append("connectionPool") }
        for port in portLevelSettings ?? [] {
            if port.outlierDetection != nil, !parts.contains("outlierDetection") { parts.append("outlierDetection") }
            if port.connectionPool != nil, !parts.contains("connectionPool") { parts.append("connectionPool") }
        }
        return parts
    }
}
