/// PromQL over Envoy's metrics of what its proxy calls, told apart by service.
///
/// Source: Envoy, "Cluster manager statistics". Istio calls a cluster `outbound|9084|v1|cart.shop.svc.cluster.local`,
/// with a `;` at its end since version 1.23.
struct ProxyQueries {
    /// The namespace of the services that are called, as a regular expression.
    let namespace: String
    /// Their names, as a regular expression.
    let service: String
    /// How far back a rate looks: `5m`.
    let window: String

    init(namespace: String, service: String = "[^.]+", window: String) {
        self.namespace = namespace
        self.service = service
        self.window = window
    }

    /// Metrics that go up and down.
    enum Gauge: String {
        case connections = "envoy_cluster_upstream_cx_active"
        case pendingRequests = "envoy_cluster_upstream_rq_pending_active"
        case ejectedHosts = "envoy_cluster_outlier_detection_ejections_active"
        case fullConnectionPools = "envoy_cluster_circuit_breakers_default_cx_open"
        case fullQueues = "envoy_cluster_circuit_breakers_default_rq_pending_open"
    }

    /// Metrics that only go up.
    enum Counter: String {
        case retries = "envoy_cluster_upstream_rq_retry"
        case connectionOverflows = "envoy_cluster_upstream_cx_overflow"
        case queueOverflows = "envoy_cluster_upstream_rq_pending_overflow"
        case failedConnections = "envoy_cluster_upstream_cx_connect_fail"
    }

    /// The sum over all callers.
    func sum(_ gauge: Gauge) -> String { PromQL.sum(by: Self.labels, named(series(gauge.rawValue))) }

    /// What the caller sees that sees most of it.
    func max(_ gauge: Gauge) -> String { PromQL.max(by: Self.labels, named(series(gauge.rawValue))) }

    /// Times a second, over all callers.
    func rate(_ counters: Counter...) -> String {
        let rates = counters.map { named("rate(\(series($0.rawValue))[\(window)])") }
        return rates.map { PromQL.sum(by: Self.labels, $0) }.joined(separator: " + ")
    }

    private static let labels = ["destination_service_name"]

    private func series(_ name: String) -> String {
        #"\#(name){cluster_name=~"outbound\\|[0-9]+\\|[^|]*\\|\#(service)\\.\#(namespace)\\.svc\\..+"}"#
    }

    /// Gives series of a cluster the label by which Istio's own metrics name the service.
    private func named(_ series: String) -> String {
        #"label_replace(\#(series), "destination_service_name", "$1", "cluster_name", ".*\\|([^.|]+)\\..+")"#
    }
}
