import MeshModel
import YAML

extension Located<EnvoyFilter> {
    /// The patches that Istio's checks are about, with the way to each; it leaves out those for waypoints.
    var patches: [(patch: EnvoyFilter.ConfigPatch, path: FieldPath)] {
        (resource.spec.configPatches ?? []).enumerated().compactMap { index, patch in
            patch.match?.context == .waypoint ? nil : (patch, FieldPath.root.spec.configPatches[index])
        }
    }
}

extension EnvoyFilter.ApplyTo {
    /// The part of Istio's output in which such objects are found.
    enum Place: String { case listener, routeConfiguration, cluster }

    /// `nil` where a match has no object.
    var place: Place? {
        switch self {
        case .listener, .filterChain, .networkFilter, .httpFilter: .listener
        case .routeConfiguration, .virtualHost, .httpRoute: .routeConfiguration
        case .cluster: .cluster
        default: nil
        }
    }
}

/// Old names of Envoy's filters.
///
/// Source: Istio, `pkg/config/xds/deprecated.go`.
enum DeprecatedFilterNames {
    /// The name that took the place of an old one; `nil` for others.
    static func replacement(of name: String) -> String? { names[name] }

    private static let names: [String: String] = {
        var names = [
            "envoy.http_connection_manager": "envoy.filters.network.http_connection_manager",
            "envoy.ext_authz": "envoy.filters.http.ext_authz",
            "envoy.http_dynamo_filter": "envoy.filters.http.dynamo",
            "envoy.rate_limit": "envoy.filters.http.ratelimit",
        ]
        for name in [
            "buffer", "cors", "csrf", "fault", "grpc_http1_bridge", "grpc_json_transcoder", "grpc_web", "gzip",
            "health_check", "ip_tagging", "lua", "router", "squash",
        ] { names["envoy.\(name)"] = "envoy.filters.http.\(name)" }
        for name in ["client_ssl_auth", "mongo_proxy", "ratelimit", "redis_proxy", "tcp_proxy"] {
            names["envoy.\(name)"] = "envoy.filters.network.\(name)"
        }
        for name in ["http_inspector", "original_dst", "original_src", "proxy_protocol", "tls_inspector"] {
            names["envoy.listener.\(name)"] = "envoy.filters.listener.\(name)"
        }
        return names
    }()
}
