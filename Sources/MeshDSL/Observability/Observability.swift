/// What is recorded of the traffic: traces, access logs, metrics, alerts and dashboards.
///
/// ```swift
/// Observability(namespace: "observability", tracing: .zipkin, sampling: 10, accessLogs: .errors)
/// ```
///
/// The collectors, Prometheus with its operator, and Grafana are expected to run; nothing here installs them.
public struct Observability: MeshPart {
    /// Where the collectors, Prometheus and Grafana run.
    let namespace: String
    let tracing: Tracing
    /// The share of requests that are traced, in percent.
    let sampling: Double
    let accessLogs: AccessLogs
    let dashboards: Bool
    let alerts: Bool
    /// Labels by which the Prometheus operator selects monitors and rules.
    let prometheusLabels: [String: String]
    /// Where spans can be sent; all are defined in the mesh's configuration, one is in use.
    var collectors: [Collector]
    private let place: SourcePlace

    /// - Parameters:
    ///   - namespace: where the collectors, Prometheus and Grafana run.
    ///   - tracing: who gets the spans; a proxy sends them to one collector only.
    ///   - sampling: the share of requests that are traced, in percent, 0...100; a decision of the caller is kept.
    ///   - dashboards: whether Grafana dashboards are derived.
    ///   - alerts: whether recording rules and alerts are derived.
    ///   - prometheusLabels: labels of monitors and rules by which the Prometheus operator selects them, such as
    ///     `["release": "prometheus"]`.
    ///   - collectors: where spans go; absent means `opentelemetry-collector` and `zipkin` in `namespace`.
    public init(
        namespace: String = "observability",
        tracing: Tracing = .openTelemetry,
        sampling: Double = 100,
        accessLogs: AccessLogs = .json,
        dashboards: Bool = true,
        alerts: Bool = true,
        prometheusLabels: [String: String] = [:],
        collectors: [Collector]? = nil,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) {
        self.namespace = namespace
        self.tracing = tracing
        self.sampling = sampling
        self.accessLogs = accessLogs
        self.dashboards = dashboards
        self.alerts = alerts
        self.prometheusLabels = prometheusLabels
        self.collectors = collectors ?? [.openTelemetry(in: namespace), .zipkin(in: namespace)]
        place = SourcePlace(file, line, column)
    }

    public func contribute(to plan: inout MeshPlan) {
        plan.policy.observability = self
        if !(0...100).contains(sampling) {
            plan.problems.append(
                MeshProblem(place: place, message: "a sampling of \(sampling) percent is not in 0...100")
            )
        }
        if !collectors.contains(where: { $0.tracing == tracing }) {
            plan.problems.append(
                MeshProblem(place: place, message: "none of the collectors speaks \(tracing.rawValue); add one")
            )
        }
    }
}

extension Observability {
    /// The protocol in which spans are sent; also the name of the provider in the mesh's configuration.
    public enum Tracing: String, Hashable, Sendable, CaseIterable {
        /// OTLP over gRPC, with the trace context in `traceparent`.
        case openTelemetry = "opentelemetry"
        /// Zipkin's API version 2, with the trace context in `x-b3-…`.
        case zipkin
    }

    /// Which requests are logged by the proxies, one line of JSON each.
    public enum AccessLogs: Hashable, Sendable {
        case json
        /// Requests that were answered with 400 or more, or not at all.
        case errors
        case off
    }

    /// Who takes in spans.
    public struct Collector: Hashable, Sendable {
        let tracing: Tracing
        /// The name of the provider, by which a Telemetry refers to it.
        var name: String { tracing.rawValue }
        /// A name that resolves in every namespace.
        public let host: String
        public let port: Int

        /// Without a host, a Service `opentelemetry-collector`.
        public static func openTelemetry(in namespace: String, host: String? = nil, port: Int = 4317) -> Collector {
            let host = host ?? "opentelemetry-collector.\(namespace).svc.cluster.local"
            return Collector(tracing: .openTelemetry, host: host, port: port)
        }

        /// Without a host, a Service `zipkin`.
        public static func zipkin(in namespace: String, host: String? = nil, port: Int = 9411) -> Collector {
            Collector(tracing: .zipkin, host: host ?? "zipkin.\(namespace).svc.cluster.local", port: port)
        }
    }
}
