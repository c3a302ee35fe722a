import MeshLint
import MeshModel

/// Where a sidecar takes the calls to its workload: one listener a port that a Service leads to.
struct InboundListeners {
    private let scope: ProxyScope
    private let workload: Workload

    init(_ scope: ProxyScope, _ workload: Workload) {
        self.scope = scope
        self.workload = workload
    }

    var envoy: [AnyValue] {
        var seen: Set<Int> = []
        return scope.mesh.serviceMap.hosts(of: workload).flatMap(\.ports).compactMap { port -> AnyValue? in
            guard port.protocol != .udp, let number = workload.port(for: port), seen.insert(number).inserted else {
                return nil
            }
            return listener(number, port.protocol)
        }
    }

    private func listener(_ port: Int, _ protocol: PortProtocol) -> AnyValue {
        let mode = scope.mesh.mutualTLS.mode(of: workload, port: port).mode
        let filters = scope.patches.network(filters(port, `protocol`), .inbound, port: port)
        var chains: [AnyValue] = []
        if mode != .disable { chains.append(encrypted(filters)) }
        if mode != .strict {
            chains.append(.object(["filter_chain_match": plainMatch(mode), "filters": AnyValue(filters)]))
        }
        let listener: AnyValue = .object([
            "name": AnyValue("inbound_\(port)"),
            "traffic_direction": "INBOUND",
            "address": .address(SocketAddress(scope.addresses.pod(of: workload), port)),
            "listener_filters": mode == .disable
                ? nil
                : [.tlsInspector],
            // A database speaks first: its client must not be waited for.
            "listener_filters_timeout": mode == .disable ? nil : AnyValue(mode == .strict ? "15s" : "5s"),
            "continue_on_listener_filters_timeout": mode == .disable ? nil : AnyValue(mode != .strict),
            "filter_chains": AnyValue(chains),
        ])
        return scope.patches.listener(listener, .inbound, port: port)
    }

    private func plainMatch(_ mode: PeerAuthentication.MutualTLSMode) -> AnyValue? {
        mode == .disable ? nil : ["transport_protocol": "raw_buffer"]
    }

    private func encrypted(_ filters: [AnyValue]) -> AnyValue {
        let certificates = CertificateSource(scope)
        return [
            "filter_chain_match": ["transport_protocol": "tls"],
            "filters": AnyValue(filters),
            "transport_socket": .extension(
                "envoy.transport_sockets.tls",
                "extensions.transport_sockets.tls.v3.DownstreamTlsContext",
                [
                    "require_client_certificate": true,
                    "common_tls_context": .object([
                        "alpn_protocols": ["istio-peer-exchange", "h2", "http/1.1"],
                        "tls_params": TLSParameters.mesh,
                        "tls_certificates": certificates.own,
                        "tls_certificate_sds_secret_configs": certificates.watchedOwn,
                        "validation_context": certificates.meshAuthority([]),
                    ]),
                ]
            ),
        ]
    }

    private func filters(_ port: Int, _ protocol: PortProtocol) -> [AnyValue] {
        let name = ClusterName.inbound(port: port)
        let cluster = scope.define(name) { self.cluster(name, `protocol`) }
        let authorization = AuthorizationFilters(scope)
        guard `protocol`.isHTTP else {
            let target = RouteTarget(cluster: cluster, weight: 1, headers: nil, hashPolicies: nil)
            return authorization.tcp + [
                ConnectionForwarding(scope: scope, side: .inbound, name: name.text, targets: [target]).filter
            ]
        }
        let route: AnyValue = [
            "name": "default",
            "match": RouteMatch.all,
            "route": [
                "cluster": AnyValue(cluster), "timeout": "0s",
                "max_stream_duration": ["max_stream_duration": "0s", "grpc_timeout_header_max": "0s"],
            ],
        ]
        let host = VirtualHost.envoy("inbound|http|\(port)", domains: ["*"], [route])
        let policies = [TokenFilter(scope).envoy].compactMap { $0 } + authorization.http
        return [
            HTTPConnections(
                scope: scope,
                side: .inbound,
                name: name.text,
                port: port,
                virtualHosts: [host],
                policies: policies
            )
            .filter
        ]
    }

    /// The program behind the sidecar.
    private func cluster(_ name: ClusterName, _ protocol: PortProtocol) -> AnyValue {
        let isHTTP2 = `protocol` == .grpc || `protocol` == .http2 || `protocol` == .grpcWeb
        let options: AnyValue = .message(
            "extensions.upstreams.http.v3.HttpProtocolOptions",
            ["explicit_http_config": isHTTP2 ? ["http2_protocol_options": [:]] : ["http_protocol_options": [:]]]
        )
        return .object([
            "name": AnyValue(name.text),
            "type": "STATIC",
            "connect_timeout": "10s",
            "circuit_breakers": ConnectionPoolSettings?.none.circuitBreakers,
            "typed_extension_protocol_options": `protocol`.isHTTP
                ? ["envoy.extensions.upstreams.http.v3.HttpProtocolOptions": options] : nil,
            "load_assignment": [
                "cluster_name": AnyValue(name.text),
                "endpoints": [
                    [
                        "lb_endpoints": [
                            Endpoint(address: SocketAddress(scope.addresses.program(of: workload), name.port)).envoy
                        ]
                    ]
                ],
            ],
        ])
    }
}
