import MeshLint
import MeshModel

/// Where calls to a port of a host go, as Envoy's cluster.
struct OutboundCluster {
    let scope: ProxyScope
    let host: RegisteredHost
    let port: RegisteredHost.Port
    let subset: String?
    let policy: DestinationPolicy

    init(_ scope: ProxyScope, _ host: RegisteredHost, _ port: RegisteredHost.Port, subset: String?) {
        self.scope = scope
        self.host = host
        self.port = port
        self.subset = subset
        policy = scope.policy(for: host, port: port.number, subset: subset)
    }

    var name: ClusterName { .outbound(host.name, port: port.number, subset: subset) }

    /// Defines the cluster if it is not there yet; its name.
    func define() -> String { scope.define(name) { value } }

    private var value: AnyValue {
        let pool = policy.connectionPool
        let discovery = Discovery(of: self)
        return .object([
            "name": AnyValue(name.text),
            "type": AnyValue(discovery.type),
            "connect_timeout": (pool?.tcp?.connectTimeout ?? .seconds(10)).envoy,
            "lb_policy": AnyValue(policy.loadBalancer?.envoyPolicy ?? "LEAST_REQUEST"),
            "ring_hash_lb_config": policy.loadBalancer?.ringHash,
            "maglev_lb_config": policy.loadBalancer?.maglev,
            "round_robin_lb_config": policy.loadBalancer?.slowStart(of: "ROUND_ROBIN"),
            "least_request_lb_config": policy.loadBalancer?.slowStart(of: "LEAST_REQUEST"),
            "common_lb_config": policy.outlierDetection?.panicThreshold,
            "circuit_breakers": pool.circuitBreakers,
            "outlier_detection": policy.outlierDetection?.envoy,
            "upstream_connection_options": pool?.tcp?.tcpKeepalive?.envoy,
            "typed_extension_protocol_options": protocolOptions,
            "transport_socket": UpstreamTLS(of: self).transportSocket,
            "dns_lookup_family": discovery.usesDNS ? "V4_ONLY" : nil,
            "respect_dns_ttl": discovery.usesDNS ? true : nil,
            "load_assignment": discovery.assignment,
        ])
    }

    /// Which version of HTTP is spoken, and how long connections last; `nil` for a port that is no HTTP.
    private var protocolOptions: AnyValue? {
        guard port.protocol.isHTTP || port.protocol == .unknown else { return nil }
        let pool = policy.connectionPool?.http
        let isHTTP2 =
            port.protocol == .grpc || port.protocol == .http2 || port.protocol == .grpcWeb
            || pool?.h2UpgradePolicy == .upgrade
        let http2: AnyValue = .object([
            "max_concurrent_streams": pool?.maxConcurrentStreams.map { AnyValue($0) },
            "connection_keepalive": pool?.http2KeepAlive.flatMap { keepAlive in
                keepAlive.interval.map { interval in
                    ["interval": interval.envoy, "timeout": (keepAlive.timeout ?? .seconds(10)).envoy]
                }
            },
        ])
        let common: AnyValue = .object([
            "idle_timeout": pool?.idleTimeout?.envoy,
            "max_requests_per_connection": pool?.maxRequestsPerConnection.map { AnyValue($0) },
            "max_connection_duration": policy.connectionPool?.tcp?.maxConnectionDuration?.envoy,
        ])
        let version: AnyValue = isHTTP2 ? ["http2_protocol_options": http2] : ["http_protocol_options": [:]]
        let usesClientProtocol = pool?.useClientProtocol == true
        return [
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": .message(
                "extensions.upstreams.http.v3.HttpProtocolOptions",
                [
                    "common_http_protocol_options": common,
                    "explicit_http_config": usesClientProtocol ? nil : version,
                    "use_downstream_protocol_config": usesClientProtocol
                        ? ["http_protocol_options": [:], "http2_protocol_options": http2] : nil,
                ]
            )
        ]
    }
}
