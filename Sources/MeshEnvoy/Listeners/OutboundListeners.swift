import MeshLint
import MeshModel

/// Where a sidecar takes the calls of its workload: one listener a port of each host that the workload may call.
struct OutboundListeners {
    private let scope: ProxyScope

    init(_ scope: ProxyScope) { self.scope = scope }

    var envoy: [AnyValue] {
        var seen: Set<SocketAddress> = []
        return scope.visibleHosts.flatMap { host in
            host.ports.compactMap { port -> AnyValue? in
                guard port.protocol != .udp, !HostName.isWildcard(host.name) else { return nil }
                let address = SocketAddress(scope.addresses.host(host.name, from: scope.proxy), port.number)
                guard seen.insert(address).inserted else { return nil }
                return listener(host, port, at: address)
            }
        }
    }

    private func listener(_ host: RegisteredHost, _ port: RegisteredHost.Port, at address: SocketAddress) -> AnyValue {
        let filters = [port.protocol.isHTTP ? http(host, port) : tcp(host, port)]
        let listener: AnyValue = [
            "name": AnyValue("\(host.name)_\(port.number)"),
            "traffic_direction": "OUTBOUND",
            "address": .address(address),
            "filter_chains": [
                ["filters": AnyValue(scope.patches.network(filters, .outbound, port: port.number))]
            ],
        ]
        return scope.patches.listener(listener, .outbound, port: port.number)
    }

    private func http(_ host: RegisteredHost, _ port: RegisteredHost.Port) -> AnyValue {
        let name = "\(host.name):\(port.number)"
        let service = scope.index.service(for: host.name, from: scope.proxy.namespace)
        let routes =
            if let service, service.resource.spec.http?.isEmpty == false {
                ServiceRoutes(scope: scope, service: service, gateway: GatewayIndex.mesh, port: port.number).envoy
            } else {
                [plainRoute(host, port)]
            }
        return HTTPConnections(
            scope: scope,
            side: .outbound,
            name: name,
            port: port.number,
            virtualHosts: [VirtualHost.envoy(name, domains: ["*"], routes)]
        ).filter
    }

    /// What a host without a VirtualService gets: everything goes to it, and is tried again by Istio's own rule.
    private func plainRoute(_ host: RegisteredHost, _ port: RegisteredHost.Port) -> AnyValue {
        let cluster = OutboundCluster(scope, host, port, subset: nil)
        return .object([
            "name": "default",
            "match": RouteMatch.all,
            "decorator": ["operation": AnyValue("\(host.name):\(port.number)/*")],
            "route": .object([
                "cluster": AnyValue(cluster.define()),
                "timeout": "0s",
                "retry_policy": RetryPolicy.envoy(nil),
                "hash_policy": cluster.policy.loadBalancer?.hashPolicies,
            ]),
        ])
    }

    private func tcp(_ host: RegisteredHost, _ port: RegisteredHost.Port) -> AnyValue {
        let service = scope.index.service(for: host.name, from: scope.proxy.namespace)
        let routed = service.flatMap { tcpTargets(of: $0, port.number) }
        let cluster = OutboundCluster(scope, host, port, subset: nil)
        let targets = routed ?? [RouteTarget(cluster: cluster.define(), weight: 1, headers: nil, hashPolicies: nil)]
        return ConnectionForwarding(
            scope: scope,
            side: .outbound,
            name: cluster.name.text,
            targets: targets,
            idleTimeout: cluster.policy.connectionPool?.tcp?.idleTimeout
        ).filter
    }

    /// Where a VirtualService sends connections of this proxy to a port; `nil` where it says nothing.
    private func tcpTargets(of service: Located<VirtualService>, _ port: Int) -> [RouteTarget]? {
        let namespace = service.namespace
        let tcp = (service.resource.spec.tcp ?? []).first { route in
            (route.match ?? []).isEmpty
                || (route.match ?? []).contains {
                    $0.applies(to: scope.proxy, at: GatewayIndex.mesh, port: port, in: namespace)
                }
        }
        if let tcp { return scope.targets(tcp.route, in: namespace, port: port) }
        let tls = (service.resource.spec.tls ?? []).first { route in
            route.match.contains { $0.applies(to: scope.proxy, at: GatewayIndex.mesh, port: port, in: namespace) }
        }
        return tls.map { scope.targets($0.route, in: namespace, port: port) }
    }
}

extension ProxyScope {
    /// The hosts that the proxy knows: those that its Sidecar resource lets through and that are exported to its namespace.
    var visibleHosts: [RegisteredHost] {
        let sidecar = proxy.workload.flatMap { index.sidecars.sidecar(of: $0) }
        return mesh.hosts.all.filter { host in
            host.isVisible(from: proxy.namespace) && sidecar?.sees(host.name, in: host.namespace) != false
        }
    }
}

/// A condition on connections, of a TCP or a TLS route.
protocol ConnectionCondition {
    var port: Int? { get }
    var gateways: [String]? { get }
    var sourceLabels: [String: String]? { get }
    var sourceNamespace: String? { get }
}

extension VirtualService.L4MatchAttributes: ConnectionCondition {}
extension VirtualService.TLSMatchAttributes: ConnectionCondition {}

extension ConnectionCondition {
    /// Whether connections of a proxy can meet it at all.
    ///
    /// - Parameter gateway: `namespace/name` of the Gateway, or `mesh`.
    func applies(to proxy: Proxy, at gateway: String, port: Int, in namespace: String) -> Bool {
        if let own = self.port, own != port { return false }
        if let gateways, !gateways.isEmpty,
            !gateways.contains(where: { GatewayIndex.fullName($0, in: namespace) == gateway })
        {
            return false
        }
        guard proxy.role == .sidecar else { return true }
        if let sourceNamespace, !sourceNamespace.isEmpty, sourceNamespace != proxy.namespace { return false }
        return proxy.labels.holds(sourceLabels ?? [:])
    }
}
