import MeshModel

/// Series that alerts are written in, by the names they are recorded under.
///
/// Source: Prometheus, "Recording rules", naming: level, metric, operations.
enum Recorded: String {
    case requests = "service:istio_requests:rate5m"
    case errors = "service:istio_request_errors:share5m"
    case timeouts = "service:istio_request_timeouts:share5m"
    case latency = "service:istio_request_duration_milliseconds:p99_5m"
    case declaredTimeout = "service:istio_request_timeout_milliseconds:declared"
    case versionRequests = "version:istio_requests:rate5m"
    case versionErrors = "version:istio_request_errors:share5m"
    case versionLatency = "version:istio_request_duration_milliseconds:p99_5m"
    case ejectedHosts = "service:envoy_ejected_hosts:max"
    case overflows = "service:envoy_pool_overflows:rate5m"
    case failedConnections = "service:envoy_failed_connections:rate5m"
}

extension MeshLowering {
    /// Selects the requests to the services of this mesh.
    private var requests: RequestQueries {
        RequestQueries(
            matchers: #"reporter="source", destination_service_namespace="\#(plan.namespace)""#,
            window: "5m"
        )
    }

    private var proxies: ProxyQueries { ProxyQueries(namespace: plan.namespace, window: "5m") }

    var recordingGroups: [PrometheusRule.Group] {
        [
            group("requests", requestRecords),
            group("versions", versionRecords),
            group("proxies", proxyRecords),
            group("declared", declaredTimeouts),
        ].filter { $0.rules != [] }
    }

    private func group(_ name: String, _ rules: [PrometheusRule.Rule]) -> PrometheusRule.Group {
        PrometheusRule.Group(name: "\(plan.name).recorded.\(name)", interval: "30s", rules: rules)
    }

    private var requestRecords: [PrometheusRule.Rule] {
        let labels = RequestQueries.service
        return [
            .init(.requests, requests.rate(by: labels)),
            .init(.errors, requests.errorShare(by: labels)),
            .init(.timeouts, requests.share(by: labels, of: #"response_flags=~".*UT.*""#)),
            .init(.latency, requests.quantile(0.99, of: .duration, by: labels)),
        ]
    }

    private var versionRecords: [PrometheusRule.Rule] {
        guard servicePlans.contains(where: { !$0.release.isSingle }) else { return [] }
        let labels = RequestQueries.version
        return [
            .init(.versionRequests, requests.rate(by: labels)),
            .init(.versionErrors, requests.errorShare(by: labels)),
            .init(.versionLatency, requests.quantile(0.99, of: .duration, by: labels)),
        ]
    }

    private var proxyRecords: [PrometheusRule.Rule] {
        let labels = ["destination_service_namespace": plan.namespace]
        return [
            .init(.ejectedHosts, proxies.max(.ejectedHosts), labels: labels),
            .init(.overflows, proxies.rate(.connectionOverflows, .queueOverflows), labels: labels),
            .init(.failedConnections, proxies.rate(.failedConnections), labels: labels),
        ]
    }

    /// The time-outs of the services as series of their own, so that one rule compares them all.
    ///
    /// Services with streams have none: a stream is one long request, and the metrics do not tell it from others.
    private var declaredTimeouts: [PrometheusRule.Rule] {
        servicePlans.filter { $0.speaksHTTP && $0.streams.isEmpty }.compactMap { service in
            guard let timeout = service.timeout, timeout > .seconds(0) else { return nil }
            return .init(
                .declaredTimeout,
                "vector(\(timeout.nanoseconds / 1_000_000))",
                labels: [
                    "destination_service_namespace": plan.namespace, "destination_service_name": service.name,
                ]
            )
        }
    }
}

extension PrometheusRule.Rule {
    fileprivate init(_ record: Recorded, _ expression: String, labels: [String: String]? = nil) {
        self.init(record: record.rawValue, expr: .string(expression), labels: labels)
    }
}
