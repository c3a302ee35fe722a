import MeshLint
import MeshModel

/// One destination of a route, with its share.
struct RouteTarget {
    /// The name of the cluster.
    let cluster: String
    let weight: Int
    let headers: VirtualService.Headers?
    /// What the destination's load balancer looks at in requests.
    let hashPolicies: AnyValue?
}

extension ProxyScope {
    /// Where a destination leads; the black hole where no such host, port or subset is known.
    ///
    /// - Parameters:
    ///   - namespace: that of the resource which names it.
    ///   - port: the port that was called, for a host of several ports of which none is named.
    func target(
        _ destination: Destination,
        in namespace: String,
        port: Int,
        weight: Int = 1,
        headers: VirtualService.Headers? = nil
    ) -> RouteTarget {
        guard let cluster = cluster(for: destination, in: namespace, port: port) else {
            return RouteTarget(cluster: blackHole(), weight: weight, headers: headers, hashPolicies: nil)
        }
        return RouteTarget(
            cluster: cluster.define(),
            weight: weight,
            headers: headers,
            hashPolicies: cluster.policy.loadBalancer?.hashPolicies
        )
    }

    func cluster(for destination: Destination, in namespace: String, port: Int) -> OutboundCluster? {
        guard let host = host(destination.host, in: namespace) else { return nil }
        let number = destination.port?.number ?? (host.ports.count == 1 ? host.ports[0].number : port)
        guard let port = host.port(number), labels(ofSubset: destination.subset.nonEmpty, of: host) != nil else {
            return nil
        }
        return OutboundCluster(self, host, port, subset: destination.subset.nonEmpty)
    }

    /// A cluster without endpoints, which answers 503.
    func blackHole() -> String {
        let name = ClusterName.blackHole
        if !result.clusters.contains(where: { $0.name == name }) {
            result.clusters.append((name, ["name": AnyValue(name), "type": "STATIC", "connect_timeout": "10s"]))
        }
        return name
    }
}

extension String? {
    /// The text, unless it is empty.
    var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
