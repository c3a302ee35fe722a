/// How metrics, access logs and traces are generated for workloads.
///
/// Source: Istio API, `telemetry/v1/telemetry.proto`.
public struct Telemetry: Resource {
    public static let type = ResourceType(
        "telemetry.istio.io/v1",
        "Telemetry",
        also: ["telemetry.istio.io/v1alpha1"],
        plural: "telemetries",
        shortNames: ["telemetry"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The telemetry of selected workloads.
    ///
    /// - OneOf: selector, targetRef, targetRefs
    public struct Spec: Model {
        /// The workloads to which the settings apply.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The resource to which the settings are attached.
        ///
        /// - Deprecated: use targetRefs
        public var targetRef: PolicyTargetReference?
        /// The resources to which the settings are attached; required for waypoints.
        ///
        /// - Count: ...16
        /// - Default: as selected by the selector
        public var targetRefs: [PolicyTargetReference]?
        /// How traces are generated.
        ///
        /// - Default: inherited from the parent configuration
        public var tracing: [Tracing]?
        /// How metrics are generated.
        ///
        /// - Default: inherited from the parent configuration
        public var metrics: [Metrics]?
        /// How access logs are generated.
        ///
        /// - Default: inherited from the parent configuration
        public var accessLogging: [AccessLogging]?
        public var unknownFields = UnknownFields()
    }
}

extension Telemetry {
    /// A reference to an extension provider.
    public struct Provider: Model {
        /// The name of the extension provider, as defined in the mesh configuration.
        ///
        /// - Length: 1...
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// The role of the workload in a network transaction.
    public enum WorkloadMode: String, Choice {
        /// The workload is either the source or the destination.
        case clientAndServer = "CLIENT_AND_SERVER"
        /// The workload is the source of the traffic.
        case client = "CLIENT"
        /// The workload is the destination of the traffic.
        case server = "SERVER"
    }

    /// How traces are generated for traffic of a workload.
    public struct Tracing: Model {
        /// The direction of traffic to which the settings apply.
        ///
        /// - Default: both directions
        public var match: TrafficMatch?
        /// The provider that collects spans; only one is supported.
        ///
        /// - Default: that of the mesh configuration
        public var providers: [Provider]?
        /// The share of traffic selected for tracing, when no decision has been made before.
        ///
        /// 0 disables random sampling; a decision of the caller is honoured.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        /// - Default: inherited, else 1
        public var randomSamplingPercentage: Double?
        /// Whether spans are left unreported.
        ///
        /// The trace context is still propagated.
        ///
        /// - Default: false
        public var disableSpanReporting: Bool?
        /// Whether trace context headers of requests are left unpropagated.
        ///
        /// Headers such as `traceparent` or `X-B3-*`.
        ///
        /// - Default: false
        public var disableContextPropagation: Bool?
        /// Additional tags of the spans, by name.
        public var customTags: [String: CustomTag]?
        /// Whether the sampling decision depends on the request identifier (`X-Request-Id`).
        ///
        /// - Default: true
        public var useRequestIdForTraceSampling: Bool?
        /// Whether spans carry tags of Istio, such as the canonical service.
        ///
        /// - Default: true
        public var enableIstioTags: Bool?
        public var unknownFields = UnknownFields()
    }

    /// The direction of traffic to which settings apply.
    ///
    /// For tracing and for access logging.
    public struct TrafficMatch: Model {
        /// The role of the workload.
        ///
        /// - Default: CLIENT_AND_SERVER
        public var mode: WorkloadMode?
        public var unknownFields = UnknownFields()
    }

    /// Where the value of a custom tag comes from.
    ///
    /// - OneOf: literal, environment, header, formatter
    public struct CustomTag: Model {
        /// A fixed value.
        public var literal: Literal?
        /// The value of an environment variable of the proxy.
        public var environment: Environment?
        /// The value of a request header.
        public var header: RequestHeader?
        /// The value of an access log formatter.
        public var formatter: Formatter?
        public var unknownFields = UnknownFields()
    }

    /// A fixed value of a tag.
    public struct Literal: Model {
        /// The value of the tag.
        ///
        /// - Length: 1...
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// An environment variable that gives the value of a tag.
    public struct Environment: Model {
        /// The name of the environment variable.
        ///
        /// - Length: 1...
        public var name: String
        /// The value of the tag if the variable is not found.
        public var defaultValue: String?
        public var unknownFields = UnknownFields()
    }

    /// A request header that gives the value of a tag.
    public struct RequestHeader: Model {
        /// The name of the header.
        ///
        /// - Length: 1...
        public var name: String
        /// The value of the tag if the header is not found.
        public var defaultValue: String?
        public var unknownFields = UnknownFields()
    }

    /// An access log formatter that gives the value of a tag.
    public struct Formatter: Model {
        /// The formatter, in the syntax of HTTP access logging, such as `%REQUEST_HEADER(x-user)%`.
        ///
        /// - Length: 1...
        public var value: String
        public var unknownFields = UnknownFields()
    }
}
