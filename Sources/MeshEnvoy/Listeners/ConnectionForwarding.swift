import MeshLint
import MeshModel

/// Connections passed on as they are, as Envoy's TCP proxy.
struct ConnectionForwarding {
    let scope: ProxyScope
    let side: HTTPConnections.Side
    let name: String
    let targets: [RouteTarget]
    var idleTimeout: GoDuration?

    var filter: AnyValue {
        let single = targets.count == 1 ? targets.first : nil
        let weighted = targets.map { ["name": AnyValue($0.cluster), "weight": AnyValue($0.weight)] as AnyValue }
        return .extension(
            "envoy.filters.network.tcp_proxy",
            "extensions.filters.network.tcp_proxy.v3.TcpProxy",
            [
                "stat_prefix": AnyValue(name),
                "cluster": single.map { AnyValue($0.cluster) },
                "weighted_clusters": single == nil ? ["clusters": AnyValue(weighted)] : nil,
                "idle_timeout": idleTimeout?.envoy,
                "access_log": AccessLog(scope, side).envoy,
            ]
        )
    }
}

extension ProxyScope {
    /// The destinations of a TCP or TLS route that get a share.
    func targets(_ routes: [VirtualService.RouteDestination]?, in namespace: String, port: Int) -> [RouteTarget] {
        let routes = routes ?? []
        let counted = routes.count == 1 ? routes : routes.filter { $0.weight ?? 0 > 0 }
        guard !counted.isEmpty else {
            return [RouteTarget(cluster: blackHole(), weight: 1, headers: nil, hashPolicies: nil)]
        }
        return counted.map { target($0.destination, in: namespace, port: port, weight: $0.weight ?? 100) }
    }
}
