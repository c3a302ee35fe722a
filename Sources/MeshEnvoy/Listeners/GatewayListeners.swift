import MeshLint
import MeshModel

/// Where a gateway takes calls from outside: one listener a port, of whichever Gateways name it.
struct GatewayListeners {
    private let scope: ProxyScope

    init(_ scope: ProxyScope) { self.scope = scope }

    /// A server of one of the Gateways that select the proxy.
    struct Server {
        let gateway: Located<Gateway>
        let index: Int
        let spec: Gateway.Server

        /// `namespace/name` of the Gateway.
        var owner: String { "\(gateway.namespace)/\(gateway.name)" }
        var isHTTP: Bool { ["HTTP", "HTTP2", "GRPC", "GRPC-WEB"].contains(spec.port.protocol.uppercased()) }
        /// Whether the gateway reads what is encrypted.
        var terminatesTLS: Bool {
            spec.tls?.mode == .simple || spec.tls?.mode == .mutual || spec.tls?.mode == .optionalMutual
                || spec.tls?.mode == .istioMutual
        }
        var passesTLS: Bool { spec.tls?.mode == .passthrough || spec.tls?.mode == .autoPassthrough }

        /// The hosts without the namespaces before them, which say whose VirtualServices may bind.
        var hosts: [String] { spec.hosts.map { $0.split(separator: "/").last.map(String.init) ?? $0 } }

        /// Whether VirtualServices of a namespace may bind to one of the hosts.
        func admits(_ namespace: String, _ host: String) -> Bool {
            spec.hosts.contains { entry in
                guard let slash = entry.firstIndex(of: "/") else { return HostName.overlaps(entry, host) }
                let scope = entry[..<slash]
                let fits = scope == "*" || scope == "." && namespace == gateway.namespace || scope == namespace
                return fits && HostName.overlaps(String(entry[entry.index(after: slash)...]), host)
            }
        }
    }

    var envoy: [AnyValue] {
        let ports = Dictionary(grouping: servers, by: \.spec.port.number)
        return ports.sorted { $0.key < $1.key }.map { port, servers in listener(port, servers) }
    }

    private var servers: [Server] {
        scope.mesh.all(Gateway.self).flatMap { gateway in
            let selector = gateway.resource.spec.selector ?? [:]
            guard !selector.isEmpty, scope.proxy.labels.holds(selector) else { return [] as [Server] }
            return (gateway.resource.spec.servers ?? []).enumerated().map {
                Server(gateway: gateway, index: $0, spec: $1)
            }
        }
    }

    private func listener(_ port: Int, _ servers: [Server]) -> AnyValue {
        let plain = servers.filter { $0.isHTTP && !$0.terminatesTLS }
        var chains: [AnyValue] = []
        if !plain.isEmpty { chains.append(["filters": [connections("http.\(port)", port, plain)]]) }
        var hasTLS = false
        for server in servers where !(server.isHTTP && !server.terminatesTLS) {
            if server.terminatesTLS || server.passesTLS { hasTLS = true }
            chains += self.chains(of: server, port)
        }
        let listener: AnyValue = .object([
            "name": AnyValue("gateway_\(port)"),
            "traffic_direction": "OUTBOUND",
            "address": .address(SocketAddress(scope.addresses.gatewayHost, scope.addresses.gatewayPort(port))),
            "listener_filters": hasTLS
                ? [.tlsInspector] : nil,
            "filter_chains": AnyValue(chains),
        ])
        return scope.patches.listener(listener, .gateway, port: port)
    }

    private func chains(of server: Server, _ port: Int) -> [AnyValue] {
        if server.passesTLS { return PassedConnections(scope, server, port).chains }
        if !server.terminatesTLS || !(server.isHTTP || server.spec.port.protocol.uppercased() == "HTTPS") {
            return PassedConnections(scope, server, port).plainChain
        }
        let name = "https.\(port).\(server.spec.port.name).\(server.gateway.name).\(server.gateway.namespace)"
        return [
            .object([
                "filter_chain_match": GatewayTLS.match(server.hosts),
                "filters": [connections(name, port, [server])],
                "transport_socket": GatewayTLS(scope, server).transportSocket,
            ])
        ]
    }

    private func connections(_ name: String, _ port: Int, _ servers: [Server]) -> AnyValue {
        let policies = [TokenFilter(scope).envoy].compactMap { $0 } + AuthorizationFilters(scope).http
        return HTTPConnections(
            scope: scope,
            side: .gateway,
            name: name,
            port: port,
            virtualHosts: GatewayHosts(scope, servers, port).envoy,
            policies: policies
        ).filter
    }
}
