import MeshLint
import MeshModel

/// What a DestinationRule says about a port of a host, or of one of its subsets.
struct DestinationPolicy {
    var loadBalancer: LoadBalancerSettings?
    var connectionPool: ConnectionPoolSettings?
    var outlierDetection: OutlierDetection?
    var tls: ClientTLSSettings?

    static let none = DestinationPolicy()

    /// The policy with what another one says in place of its own.
    ///
    /// Settings for the port stand alone: they take nothing over, not even what they leave out. Source: Istio,
    /// `pilot/pkg/networking/util` (`MergeSubsetTrafficPolicy`); "DestinationRule", `portLevelSettings`.
    func overridden(by policy: DestinationRule.TrafficPolicy?, port: Int) -> DestinationPolicy {
        guard let policy else { return self }
        if let own = policy.portLevelSettings?.first(where: { $0.port?.number == port }) {
            return DestinationPolicy(
                loadBalancer: own.loadBalancer,
                connectionPool: own.connectionPool,
                outlierDetection: own.outlierDetection,
                tls: own.tls
            )
        }
        return DestinationPolicy(
            loadBalancer: policy.loadBalancer ?? loadBalancer,
            connectionPool: policy.connectionPool ?? connectionPool,
            outlierDetection: policy.outlierDetection ?? outlierDetection,
            tls: policy.tls ?? tls
        )
    }
}

extension ProxyScope {
    /// The rule that the proxy follows for a host: one of its own namespace, else of the host's, else of the whole mesh's.
    ///
    /// Source: Istio, `pilot/pkg/model/push_context.go` (`destinationRule`).
    func rule(for host: RegisteredHost) -> Located<DestinationRule>? {
        let rules = mesh.destinationRules.rules(for: host.name).filter { rule in
            guard rule.isVisible(from: proxy.namespace) else { return false }
            let labels = rule.resource.spec.workloadSelector?.matchLabels ?? [:]
            return labels.isEmpty || rule.namespace == proxy.namespace && proxy.labels.holds(labels)
        }
        for namespace in [proxy.namespace, host.namespace, mesh.rootNamespace] {
            if let rule = rules.first(where: { $0.namespace == namespace }) { return rule }
        }
        return nil
    }

    func policy(for host: RegisteredHost, port: Int, subset: String?) -> DestinationPolicy {
        guard let spec = rule(for: host)?.resource.spec else { return .none }
        let base = DestinationPolicy.none.overridden(by: spec.trafficPolicy, port: port)
        let chosen = spec.subsets?.first { $0.name == subset }
        return base.overridden(by: chosen?.trafficPolicy, port: port)
    }

    /// The labels that endpoints of a subset have; `nil` for a subset that no rule defines.
    func labels(ofSubset subset: String?, of host: RegisteredHost) -> [String: String]? {
        guard let subset else { return [:] }
        return rule(for: host)?.resource.spec.subsets?.first { $0.name == subset }.map { $0.labels ?? [:] }
    }
}
