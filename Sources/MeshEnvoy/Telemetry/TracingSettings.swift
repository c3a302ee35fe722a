import MeshLint
import MeshModel

/// How the requests of a proxy are traced, as Envoy's tracing; nothing where no collector is known.
struct TracingSettings {
    private let scope: ProxyScope
    private let telemetry: TelemetrySettings

    init(_ scope: ProxyScope, _ side: HTTPConnections.Side) {
        self.scope = scope
        telemetry = TelemetrySettings(scope, side)
    }

    var envoy: AnyValue? {
        guard let tracing = telemetry.tracing, tracing.disableSpanReporting != true else { return nil }
        let names = tracing.providers?.map(\.name) ?? scope.settings.defaultProviders("tracing")
        guard let provider = names.lazy.compactMap(provider).first else { return nil }
        let sampling = AnyValue(tracing.randomSamplingPercentage ?? 1)
        return .object([
            "client_sampling": ["value": 100],
            "random_sampling": ["value": sampling],
            "overall_sampling": ["value": 100],
            "custom_tags": .list(tags(tracing.customTags ?? [:])),
            "spawn_upstream_span": AnyValue(scope.proxy.role == .gateway),
            "provider": provider,
        ])
    }

    private func tags(_ tags: [String: Telemetry.CustomTag]) -> [AnyValue] {
        tags.sorted { $0.key < $1.key }.map { name, tag in
            .object([
                "tag": AnyValue(name),
                "literal": tag.literal.map { ["value": AnyValue($0.value)] },
                "environment": tag.environment.map { variable in
                    .object([
                        "name": AnyValue(variable.name), "default_value": variable.defaultValue.map { AnyValue($0) },
                    ])
                },
                "request_header": tag.header.map { header in
                    .object([
                        "name": AnyValue(header.name), "default_value": header.defaultValue.map { AnyValue($0) },
                    ])
                },
                "value": tag.formatter.map { AnyValue($0.value) },
            ])
        }
    }

    private func provider(_ name: String) -> AnyValue? {
        guard let settings = scope.settings.provider(name) else { return nil }
        if let zipkin = settings["zipkin"] { return self.zipkin(zipkin) }
        if let collector = settings["opentelemetry"] { return openTelemetry(collector) }
        if let document = telemetry.document {
            scope.log.ignore(
                document,
                "spec.tracing",
                "spans cannot be sent to '\(name)': only zipkin and opentelemetry can"
            )
        }
        return nil
    }

    private func zipkin(_ settings: AnyValue) -> AnyValue? {
        collector(settings, isHTTP2: false).map { cluster, host in
            .extension(
                "envoy.tracers.zipkin",
                "config.trace.v3.ZipkinConfig",
                [
                    "collector_cluster": AnyValue(cluster),
                    "collector_endpoint": AnyValue(settings["path"]?.string ?? "/api/v2/spans"),
                    "collector_endpoint_version": "HTTP_JSON",
                    "collector_hostname": AnyValue(host),
                    "trace_id_128bit": true,
                    "shared_span_context": false,
                ]
            )
        }
    }

    private func openTelemetry(_ settings: AnyValue) -> AnyValue? {
        let http = settings["http"]
        return collector(settings, isHTTP2: http == nil).map { cluster, host in
            .extension(
                "envoy.tracers.opentelemetry",
                "config.trace.v3.OpenTelemetryConfig",
                [
                    "grpc_service": http == nil
                        ? ["envoy_grpc": ["cluster_name": AnyValue(cluster), "authority": AnyValue(host)]] : nil,
                    "http_service": http.map { http in
                        [
                            "http_uri": [
                                "uri": AnyValue("http://\(host)\(http["path"]?.string ?? "/v1/traces")"),
                                "cluster": AnyValue(cluster),
                                "timeout": AnyValue(http["timeout"]?.string ?? "10s"),
                            ]
                        ]
                    },
                    "service_name": AnyValue(scope.proxy.id),
                ]
            )
        }
    }

    /// The cluster of a collector, and its host: `service` with or without a namespace before it, and `port`.
    private func collector(_ settings: AnyValue, isHTTP2: Bool) -> (cluster: String, host: String)? {
        guard let service = settings["service"]?.string, let port = settings["port"]?.int else { return nil }
        let name = service.split(separator: "/").last.map(String.init) ?? service
        if let host = scope.host(name, in: scope.proxy.namespace), let own = host.port(port) {
            return (OutboundCluster(scope, host, own, subset: nil).define(), host.name)
        }
        if let document = telemetry.document {
            scope.log.approximate(document, "spec.tracing", "spans for \(name) go to port \(port) of this machine")
        }
        let place = SocketAddress("127.0.0.1", port)
        return (
            scope.define(.outbound(name, port: port)) { Self.cluster(name, port, at: place, isHTTP2: isHTTP2) }, name
        )
    }

    private static func cluster(_ host: String, _ port: Int, at place: SocketAddress, isHTTP2: Bool) -> AnyValue {
        let name = ClusterName.outbound(host, port: port).text
        let version: AnyValue = isHTTP2 ? ["http2_protocol_options": [:]] : ["http_protocol_options": [:]]
        return [
            "name": AnyValue(name),
            "type": "STATIC",
            "connect_timeout": "1s",
            "typed_extension_protocol_options": [
                "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": .message(
                    "extensions.upstreams.http.v3.HttpProtocolOptions",
                    ["explicit_http_config": version]
                )
            ],
            "load_assignment": [
                "cluster_name": AnyValue(name), "endpoints": [["lb_endpoints": [Endpoint(address: place).envoy]]],
            ],
        ]
    }
}
