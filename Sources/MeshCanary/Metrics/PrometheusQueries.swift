/// The questions that are asked of Prometheus about one version, as templates.
///
/// Each `{{name}}` is replaced: `{{service}}`, `{{namespace}}` (empty where none is known), `{{version}}`, `{{window}}` (the time that
/// is looked at, such as `60000ms`) and `{{labels}}` (the matchers of the version in Istio's standard metrics).
///
/// Source: "Istio Standard Metrics" for the names and labels; gRPC status codes 2, 4, 13, 14 and 15 are failures of a server.
public struct PrometheusQueries: Hashable, Sendable {
    /// The number of requests within the window.
    public var requests = "sum(\(growth(of: "istio_requests_total{{{labels}}}")))"
    /// The number of failed requests within the window.
    public var failures = ["response_code=~\"5..\"", "response_code!~\"5..\",grpc_response_status=~\"2|4|13|14|15\""]
        .map { "(sum(\(growth(of: "istio_requests_total{{{labels}},\($0)}"))) or vector(0))" }
        .joined(separator: " + ")
    /// The number of requests within the window that took at most `le`, for each `le`.
    public var latency = "sum by (le) (\(growth(of: "istio_request_duration_milliseconds_bucket{{{labels}}}")))"
    /// Matchers besides those of the service and the version.
    public var selector = #"reporter="destination""#
    /// The milliseconds of one unit of `le`.
    public var millisecondsPerUnit = 1.0

    public init() {}

    /// By how much each counter has grown within the window.
    ///
    /// `increase` sees counters begin anew, because a pod restarted, but does not count what a series began with, such as the
    /// first failure of a pod, whose series begins with 1. So a series that is new counts with its value, unless its increase is
    /// larger, which it is after a restart.
    private static func growth(of series: String) -> String {
        let increase = "increase(\(series)[{{window}}])", before = "\(series) offset {{window}}"
        return "(\(increase) and \(before)) or (\(increase) > \(series)) or (\(series) unless \(before))"
    }

    /// A template filled in.
    func text(_ template: String, _ target: PrometheusTarget, version: String, window: Duration) -> String {
        var matchers = [("destination_service_name", target.service), ("destination_version", version)]
        if let namespace = target.namespace { matchers.append(("destination_service_namespace", namespace)) }
        let labels = matchers.map { "\($0.0)=\"\(Self.escaped($0.1))\"" } + (selector.isEmpty ? [] : [selector])
        let values = [
            ("labels", labels.joined(separator: ",")), ("service", Self.escaped(target.service)),
            ("namespace", Self.escaped(target.namespace ?? "")), ("version", Self.escaped(version)),
            ("window", "\(max(window.milliseconds, 1))ms"),
        ]
        return values.reduce(template) { $0.replacing("{{\($1.0)}}", with: $1.1) }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}

/// What is looked at.
public struct PrometheusTarget: Hashable, Sendable {
    public var service: String
    public var namespace: String?
    /// The versions as metrics call them.
    public var canary: String
    public var stable: String

    public init(service: String, namespace: String?, canary: String, stable: String) {
        self.service = service
        self.namespace = namespace
        self.canary = canary
        self.stable = stable
    }
}
