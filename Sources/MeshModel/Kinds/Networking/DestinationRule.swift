/// Policies that apply to traffic intended for a service after routing has occurred.
///
/// Source: Istio API, `networking/v1/destination_rule.proto`.
public struct DestinationRule: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "DestinationRule",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "destinationrules",
        shortNames: ["dr"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The policies for a host and for its subsets.
    public struct Spec: Model {
        /// The name of a service from the service registry.
        ///
        /// Short names are completed with the namespace of the rule, not of the service. Rules for services that do not
        /// exist are ignored.
        ///
        /// - Format: hostname
        public var host: String
        /// The traffic policies to apply: load balancing, connection pool sizes, outlier detection, TLS.
        public var trafficPolicy: TrafficPolicy?
        /// The named sets of endpoints that represent individual versions of the service.
        public var subsets: [Subset]?
        /// The namespaces to which this rule is exported.
        ///
        /// `.` is the namespace of the rule, `*` stands for all namespaces.
        ///
        /// - Default: all namespaces
        public var exportTo: [String]?
        /// The workloads in the namespace of the rule whose proxies use it.
        ///
        /// - Default: all workloads
        public var workloadSelector: PolicySelector?
        public var unknownFields = UnknownFields()
    }
}

extension DestinationRule {
    /// A subset of the endpoints of a service.
    ///
    /// Its policies take effect only where a route sends traffic to the subset.
    public struct Subset: Model {
        /// The name of the subset, used in route rules: letters of either case, digits and `-`.
        public var name: String
        /// The labels that the endpoints of the subset carry.
        public var labels: [String: String]?
        /// The traffic policies of this subset, which override those of the rule.
        public var trafficPolicy: TrafficPolicy?
        public var unknownFields = UnknownFields()
    }

    /// Traffic policies for a destination, across all its ports.
    public struct TrafficPolicy: Model {
        /// How the load balancer works.
        public var loadBalancer: LoadBalancerSettings?
        /// Limits on the volume of connections to the service.
        public var connectionPool: ConnectionPoolSettings?
        /// How unhealthy hosts are ejected from the load balancing pool.
        public var outlierDetection: OutlierDetection?
        /// TLS settings of connections to the upstream service.
        public var tls: ClientTLSSettings?
        /// The traffic policies of individual ports.
        ///
        /// They replace the settings of the destination: what a port leaves out has its default value, it is not
        /// inherited.
        ///
        /// - Count: ...4096
        public var portLevelSettings: [PortTrafficPolicy]?
        /// How TCP is tunnelled over another protocol to the host of the rule.
        ///
        /// For TCP and TLS routes, not for HTTP routes.
        public var tunnel: Tunnel?
        /// The PROXY protocol settings of upstream connections.
        public var proxyProtocol: ProxyProtocol?
        /// The limit on concurrent retries, in relation to the number of active requests.
        public var retryBudget: RetryBudget?
        public var unknownFields = UnknownFields()
    }

    /// The traffic policies of one port of the service.
    public struct PortTrafficPolicy: Model {
        /// The port of the destination service to which the policy applies.
        public var port: PortSelector?
        /// How the load balancer works.
        public var loadBalancer: LoadBalancerSettings?
        /// Limits on the volume of connections to the service.
        public var connectionPool: ConnectionPoolSettings?
        /// How unhealthy hosts are ejected from the load balancing pool.
        public var outlierDetection: OutlierDetection?
        /// TLS settings of connections to the upstream service.
        public var tls: ClientTLSSettings?
        public var unknownFields = UnknownFields()
    }

    /// How TCP is tunnelled over HTTP.
    public struct Tunnel: Model {
        /// The protocol of the tunnel: HTTP CONNECT or HTTP POST.
        ///
        /// - Values: CONNECT, POST
        /// - Default: CONNECT
        public var `protocol`: String?
        /// The host to which the downstream connection is tunnelled, a full name or an IP address.
        public var targetHost: String
        /// The port to which the downstream connection is tunnelled.
        ///
        /// - Allowed: 1...65535
        public var targetPort: Int
        public var unknownFields = UnknownFields()
    }

    /// The PROXY protocol settings of upstream connections.
    public struct ProxyProtocol: Model {
        /// The version of the PROXY protocol.
        ///
        /// - Default: V1
        public var version: ProxyProtocolVersion?
        public var unknownFields = UnknownFields()
    }

    /// The versions of the PROXY protocol.
    public enum ProxyProtocolVersion: String, Choice {
        /// Version 1, human-readable.
        case v1 = "V1"
        /// Version 2, binary.
        case v2 = "V2"
    }

    /// The limit on concurrent retries.
    public struct RetryBudget: Model {
        /// The limit, as a share of the active and pending requests.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        /// - Default: 20
        public var percent: Double?
        /// The time over which requests are considered when the budget is calculated.
        public var budgetInterval: GoDuration?
        /// The number of concurrent retries that are always allowed.
        ///
        /// - Allowed: 0...4294967295
        /// - Default: 3
        public var minRetryConcurrency: Int?
        public var unknownFields = UnknownFields()
    }
}
