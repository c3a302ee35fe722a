extension Telemetry {
    /// How metrics are generated for traffic of a workload.
    public struct Metrics: Model {
        /// The providers that receive the metrics.
        ///
        /// - Default: those of the mesh configuration
        public var providers: [Provider]?
        /// Changes to the metrics, applied in order; the last match wins.
        public var overrides: [MetricsOverrides]?
        /// The time between reports of TCP metrics, for streaming providers.
        ///
        /// - Minimum: 1ms
        /// - Default: 5s
        public var reportingInterval: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// Changes to the metrics that match.
    public struct MetricsOverrides: Model {
        /// The metrics to which the changes apply.
        ///
        /// - Default: all metrics in both directions
        public var match: MetricSelector?
        /// Whether the metrics are not generated.
        ///
        /// - Default: inherited
        public var disabled: Bool?
        /// Changes to the tags of the metrics, by tag name.
        public var tagOverrides: [String: TagOverride]?
        public var unknownFields = UnknownFields()
    }

    /// The metrics to which changes apply.
    ///
    /// - OneOf: metric, customMetric
    public struct MetricSelector: Model {
        /// A standard metric of Istio.
        public var metric: IstioMetric?
        /// The name of another metric.
        ///
        /// - Length: 1...
        public var customMetric: String?
        /// The role of the workload.
        ///
        /// - Default: CLIENT_AND_SERVER
        public var mode: WorkloadMode?
        public var unknownFields = UnknownFields()
    }

    /// The standard metrics of Istio.
    public enum IstioMetric: String, Choice {
        /// All metrics.
        case allMetrics = "ALL_METRICS"
        /// The number of requests, for HTTP, HTTP/2 and gRPC traffic.
        case requestCount = "REQUEST_COUNT"
        /// The duration of requests.
        case requestDuration = "REQUEST_DURATION"
        /// The size of request bodies.
        case requestSize = "REQUEST_SIZE"
        /// The size of response bodies.
        case responseSize = "RESPONSE_SIZE"
        /// The number of opened TCP connections.
        case tcpOpenedConnections = "TCP_OPENED_CONNECTIONS"
        /// The number of closed TCP connections.
        case tcpClosedConnections = "TCP_CLOSED_CONNECTIONS"
        /// The bytes sent during a TCP connection in responses.
        case tcpSentBytes = "TCP_SENT_BYTES"
        /// The bytes received during a TCP connection in requests.
        case tcpReceivedBytes = "TCP_RECEIVED_BYTES"
        /// The number of gRPC messages sent from a client.
        case grpcRequestMessages = "GRPC_REQUEST_MESSAGES"
        /// The number of gRPC messages sent from a server.
        case grpcResponseMessages = "GRPC_RESPONSE_MESSAGES"
    }

    /// A change to a tag of a metric.
    ///
    /// - Rule: ((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true => value must be set when operation is UPSERT
    /// - Rule: ((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true => value must not be set when operation is REMOVE
    public struct TagOverride: Model {
        /// Whether the tag is set or removed.
        ///
        /// - Default: UPSERT
        public var operation: TagOperation?
        /// The value of the tag, an attribute expression; for operation `UPSERT` only.
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// Whether a tag is set or removed.
    public enum TagOperation: String, Choice {
        /// Insert or update the tag with the value.
        case upsert = "UPSERT"
        /// Remove the tag from the metric.
        case remove = "REMOVE"
    }

    /// How access logs are generated for traffic of a workload.
    public struct AccessLogging: Model {
        /// The direction of traffic to which the settings apply.
        ///
        /// - Default: both directions
        public var match: TrafficMatch?
        /// The providers that receive the logs.
        ///
        /// - Default: those of the mesh configuration
        public var providers: [Provider]?
        /// Whether no access logs are generated.
        ///
        /// - Default: false
        public var disabled: Bool?
        /// Which requests or connections are logged.
        ///
        /// - Default: all
        public var filter: AccessLogFilter?
        public var unknownFields = UnknownFields()
    }

    /// Which requests or connections are logged.
    public struct AccessLogFilter: Model {
        /// A CEL expression that is true for what is logged, such as `response.code >= 400`.
        public var expression: String?
        public var unknownFields = UnknownFields()
    }
}
