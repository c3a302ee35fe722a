import MeshModel
import YAML

/// What a rule says of the traffic to its host, to one of its subsets, or to a port of one of these.
struct TrafficSettings {
    var loadBalancer: LoadBalancerSettings?
    var connectionPool: ConnectionPoolSettings?
    var outlierDetection: OutlierDetection?
    var tls: ClientTLSSettings?
}

/// Where traffic settings stand in a rule.
struct TrafficSite {
    /// The index of the subset, if it is one.
    var subset: Int?
    /// The index of the port's settings, if it is a port.
    var port: Int?

    var path: FieldPath {
        let policy = (subset.map { FieldPath.root.spec.subsets[$0] } ?? FieldPath.root.spec).trafficPolicy
        return port.map { policy.portLevelSettings[$0] } ?? policy
    }
}

extension DestinationRule.Spec {
    /// Calls `body` with the policy of the host and of each subset.
    func forEachPolicy(_ body: (DestinationRule.TrafficPolicy, TrafficSite) -> Void) {
        if let trafficPolicy { body(trafficPolicy, TrafficSite()) }
        for (index, subset) in (subsets ?? []).enumerated() {
            if let policy = subset.trafficPolicy { body(policy, TrafficSite(subset: index)) }
        }
    }

    /// Calls `body` with the settings of the host, of each subset, and of the ports of these.
    func forEachSettings(_ body: (TrafficSettings, TrafficSite) -> Void) {
        forEachPolicy { policy, site in
            body(TrafficSettings(policy), site)
            for (index, port) in (policy.portLevelSettings ?? []).enumerated() {
                body(TrafficSettings(port), TrafficSite(subset: site.subset, port: index))
            }
        }
    }
}

extension TrafficSettings {
    fileprivate init(_ policy: DestinationRule.TrafficPolicy) {
        self.init(
            loadBalancer: policy.loadBalancer,
            connectionPool: policy.connectionPool,
            outlierDetection: policy.outlierDetection,
            tls: policy.tls
        )
    }

    fileprivate init(_ policy: DestinationRule.PortTrafficPolicy) {
        self.init(
            loadBalancer: policy.loadBalancer,
            connectionPool: policy.connectionPool,
            outlierDetection: policy.outlierDetection,
            tls: policy.tls
        )
    }
}
