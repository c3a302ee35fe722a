import MeshLint
import MeshModel

/// What a proxy does with the HTTP requests of a connection, as Envoy's HTTP connection manager.
struct HTTPConnections {
    enum Side {
        case gateway, inbound, outbound
    }

    let scope: ProxyScope
    let side: Side
    /// The name of the routes, and of the statistics.
    let name: String
    /// The port that the Service or the Gateway names.
    let port: Int
    let virtualHosts: [AnyValue]
    /// What checks requests, in its order.
    var policies: [AnyValue] = []

    /// The filter of a listener; its routes are delivered apart where that is wanted.
    var filter: AnyValue {
        let table: AnyValue = [
            "name": AnyValue(name), "virtual_hosts": AnyValue(virtualHosts), "ignore_port_in_host_matching": true,
            "validate_clusters": false,
        ]
        let routes = scope.patches.routes(table, side, port: port)
        let source = scope.delivery.source("rds", "\(scope.proxy.id)-\(name)")
        if source != nil { scope.result.routes.append((name, routes)) }
        return .extension(
            "envoy.filters.network.http_connection_manager",
            "extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
            [
                "stat_prefix": AnyValue("\(statistics)\(name)"),
                "codec_type": "AUTO",
                "rds": source.map { ["route_config_name": AnyValue(name), "config_source": $0] },
                "route_config": source == nil ? routes : nil,
                "http_filters": AnyValue(scope.patches.http(filters, side, port: port)),
                "access_log": AccessLog(scope, side).envoy,
                "tracing": TracingSettings(scope, side).envoy,
                "server_name": "istio-envoy",
                "use_remote_address": AnyValue(side != .inbound),
                "forward_client_cert_details": AnyValue(side == .inbound ? "APPEND_FORWARD" : "SANITIZE_SET"),
                "set_current_client_cert_details": ["subject": true, "dns": true, "uri": true],
                "normalize_path": AnyValue(scope.settings.pathNormalization != .none),
                "merge_slashes": AnyValue(mergesSlashes),
                "path_with_escaped_slashes_action": AnyValue(
                    scope.settings.pathNormalization == .decodeAndMergeSlashes
                        ? "UNESCAPE_AND_FORWARD" : "KEEP_UNCHANGED"
                ),
                "upgrade_configs": [["upgrade_type": "websocket"]],
                "stream_idle_timeout": "0s",
                "common_http_protocol_options": ["idle_timeout": "3600s"],
            ]
        )
    }

    private var mergesSlashes: Bool {
        let normalization = scope.settings.pathNormalization
        return normalization == .mergeSlashes || normalization == .decodeAndMergeSlashes
    }

    private var statistics: String {
        switch side {
        case .gateway: "gateway_"
        case .inbound: "inbound_"
        case .outbound: "outbound_"
        }
    }

    private var filters: [AnyValue] {
        policies + [
            .extension(
                "envoy.filters.http.grpc_stats",
                "extensions.filters.http.grpc_stats.v3.FilterConfig",
                ["emit_filter_state": true]
            ),
            .extension("envoy.filters.http.fault", "extensions.filters.http.fault.v3.HTTPFault"),
            .extension("envoy.filters.http.cors", "extensions.filters.http.cors.v3.Cors"),
            .extension("envoy.filters.http.router", "extensions.filters.http.router.v3.Router"),
        ]
    }
}

/// Envoy's virtual hosts.
enum VirtualHost {
    static func envoy(_ name: String, domains: [String], _ routes: [AnyValue]) -> AnyValue {
        .object([
            "name": AnyValue(name), "domains": AnyValue(domains), "routes": .list(routes),
            "include_request_attempt_count": true,
        ])
    }
}
