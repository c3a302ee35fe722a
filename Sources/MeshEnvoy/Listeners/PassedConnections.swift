import MeshLint
import MeshModel

/// Connections that a gateway passes on without reading them: TLS by the name that is asked for, and plain TCP.
struct PassedConnections {
    private let scope: ProxyScope
    private let server: GatewayListeners.Server
    private let port: Int

    init(_ scope: ProxyScope, _ server: GatewayListeners.Server, _ port: Int) {
        self.scope = scope
        self.server = server
        self.port = port
    }

    /// A chain for each TLS route that is bound to the server.
    var chains: [AnyValue] {
        scope.index.services(at: server.owner, from: scope.proxy.namespace).flatMap { service in
            (service.resource.spec.tls ?? []).flatMap { route in
                route.match.compactMap { match -> AnyValue? in chain(match, route.route, service) }
            }
        }
    }

    private func chain(
        _ match: VirtualService.TLSMatchAttributes,
        _ route: [VirtualService.RouteDestination]?,
        _ service: Located<VirtualService>
    ) -> AnyValue? {
        let names = match.sniHosts.filter { server.admits(service.namespace, $0) }
        guard !names.isEmpty,
            match.applies(to: scope.proxy, at: server.owner, port: port, in: service.namespace)
        else { return nil }
        return [
            "filter_chain_match": GatewayTLS.match(names),
            "filters": [forwarding("tls.\(port).\(service.name)", route, service)],
        ]
    }

    /// The chain for connections that are not encrypted, or that the gateway decrypts without reading requests.
    var plainChain: [AnyValue] {
        for service in scope.index.services(at: server.owner, from: scope.proxy.namespace) {
            let route = (service.resource.spec.tcp ?? []).first { route in
                (route.match ?? []).isEmpty
                    || (route.match ?? []).contains {
                        $0.applies(to: scope.proxy, at: server.owner, port: port, in: service.namespace)
                    }
            }
            guard let route else { continue }
            return [
                .object([
                    "filter_chain_match": server.terminatesTLS ? GatewayTLS.match(server.hosts) : nil,
                    "filters": [forwarding("tcp.\(port).\(service.name)", route.route, service)],
                    "transport_socket": server.terminatesTLS ? GatewayTLS(scope, server).transportSocket : nil,
                ])
            ]
        }
        return []
    }

    private func forwarding(
        _ name: String,
        _ route: [VirtualService.RouteDestination]?,
        _ service: Located<VirtualService>
    ) -> AnyValue {
        let targets = scope.targets(route, in: service.namespace, port: port)
        return ConnectionForwarding(scope: scope, side: .gateway, name: name, targets: targets).filter
    }
}
