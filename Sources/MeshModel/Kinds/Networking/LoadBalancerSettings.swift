/// How requests are spread over the endpoints of a destination.
///
/// Source: Istio API, `networking/v1/destination_rule.proto`.
///
/// - OneOf: simple, consistentHash, backendUtilization
public struct LoadBalancerSettings: Model {
    /// A standard algorithm that requires no tuning.
    public var simple: Simple?
    /// Soft session affinity, based on HTTP headers, cookies or other properties.
    ///
    /// The affinity to a host may be lost when hosts are added or removed.
    public var consistentHash: ConsistentHash?
    /// Weights endpoints by the load they report themselves in ORCA metrics.
    public var backendUtilization: BackendUtilization?
    /// Locality load balancer settings, which replace the mesh-wide settings as a whole.
    public var localityLbSetting: Locality?
    /// Zone-aware load balancer settings.
    public var zoneAwareLbSetting: ZoneAware?
    /// How long a new endpoint is warmed up with progressively more traffic.
    ///
    /// - Minimum: 1ms
    /// - Deprecated: use warmup
    public var warmupDurationSecs: GoDuration?
    /// How new endpoints get progressively more traffic.
    ///
    /// Supported for `ROUND_ROBIN` and `LEAST_REQUEST` only.
    public var warmup: Warmup?
    public var unknownFields = UnknownFields()
}

extension LoadBalancerSettings {
    /// Standard load balancing algorithms that require no tuning.
    public enum Simple: String, Choice {
        /// No algorithm has been chosen; Istio selects an appropriate default.
        case unspecified = "UNSPECIFIED"
        /// Deprecated: use `leastRequest`.
        case leastConn = "LEAST_CONN"
        /// A random healthy host.
        case random = "RANDOM"
        /// The original address requested by the caller, without load balancing; for advanced uses.
        case passthrough = "PASSTHROUGH"
        /// Each endpoint in turn; generally unsafe where endpoints are weighted, prefer `leastRequest`.
        case roundRobin = "ROUND_ROBIN"
        /// Favours the endpoints with the least outstanding requests.
        case leastRequest = "LEAST_REQUEST"
    }

    /// Load balancing by a hash of some property of the request.
    ///
    /// - OneOf: httpHeaderName, httpCookie, useSourceIp, httpQueryParameterName
    /// - OneOf: ringHash, maglev
    public struct ConsistentHash: Model {
        /// The HTTP header that is hashed.
        public var httpHeaderName: String?
        /// The HTTP cookie that is hashed.
        public var httpCookie: HTTPCookie?
        /// Whether the source IP address is hashed; for TCP and HTTP connections.
        public var useSourceIp: Bool?
        /// The HTTP query parameter that is hashed.
        public var httpQueryParameterName: String?
        /// Hashes with a ring of virtual nodes; the algorithm if none is given.
        public var ringHash: RingHash?
        /// Hashes with the Maglev algorithm.
        public var maglev: Maglev?
        /// The minimum number of virtual nodes of the hash ring.
        ///
        /// - Allowed: 0...
        /// - Deprecated: use ringHash
        public var minimumRingSize: Int?
        public var unknownFields = UnknownFields()
    }

    /// The cookie that is used as hash key.
    public struct HTTPCookie: Model {
        /// The name of the cookie.
        public var name: String
        /// The path to set for the cookie.
        public var path: String?
        /// The lifetime of the cookie.
        ///
        /// If given, a cookie is generated where it is not present; `0s` generates a session cookie.
        public var ttl: GoDuration?
        /// Additional attributes of a generated cookie.
        public var attributes: [CookieAttribute]?
        public var unknownFields = UnknownFields()
    }

    /// An additional attribute of a cookie.
    public struct CookieAttribute: Model {
        /// The name of the attribute.
        public var name: String
        /// The value of the attribute, if it has one.
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// Consistent hashing with a ring of virtual nodes.
    public struct RingHash: Model {
        /// The minimum number of virtual nodes of the hash ring.
        ///
        /// Larger rings distribute load more evenly.
        ///
        /// - Allowed: 0...
        /// - Default: 1024
        public var minimumRingSize: Int?
        public var unknownFields = UnknownFields()
    }

    /// Consistent hashing with the Maglev algorithm.
    public struct Maglev: Model {
        /// The size of the hash table, a prime number below 5000011.
        ///
        /// A larger table is disturbed less when hosts change.
        ///
        /// - Allowed: 0...
        /// - Default: 65537
        public var tableSize: Int?
        public var unknownFields = UnknownFields()
    }

    /// Load balancing by the utilization that endpoints report in ORCA metrics.
    public struct BackendUtilization: Model {
        /// How long after its first report an endpoint's weight is trusted.
        ///
        /// Until then the endpoint has the default weight.
        public var weightStabilizationPeriod: GoDuration?
        /// How long the weight of an endpoint that stops reporting is kept.
        ///
        /// It then reverts to the default (equal) weight.
        public var weightExpirationPeriod: GoDuration?
        /// How often endpoint weights are recomputed from the latest reports.
        public var weightUpdatePeriod: GoDuration?
        /// The penalty for endpoints that return errors, as a percentage of the utilization.
        ///
        /// - Allowed: 0...4294967295
        /// - Unit: percent
        public var errorUtilizationPenaltyPercent: Int?
        /// The names of custom ORCA metrics from which utilization is computed.
        public var metricNamesForComputingUtilization: [String]?
        public var unknownFields = UnknownFields()
    }

    /// How traffic is spread by the locality (region, zone and sub-zone) of client and endpoint.
    ///
    /// - OneOf: distribute, failover
    /// - OneOf: distribute, failoverPriority
    public struct Locality: Model {
        /// The weights of localities, for traffic that originates in a locality.
        ///
        /// - Default: weighted by the number of endpoints
        public var distribute: [Distribute]?
        /// The regions that take over when endpoints in the local region become unhealthy.
        ///
        /// Has an effect only with outlier detection.
        public var failover: [Failover]?
        /// The labels, in order, by which endpoints are sorted into priorities.
        ///
        /// Either label keys, compared with the labels of the client, or `key=value`, compared with those of the
        /// endpoint. An endpoint that matches the first labels ranks above one that matches fewer.
        public var failoverPriority: [String]?
        /// Whether locality load balancing is enabled.
        ///
        /// - Default: as in the mesh-wide configuration
        public var enabled: Bool?
        public var unknownFields = UnknownFields()
    }

    /// How traffic that originates in one locality is distributed over others.
    ///
    /// A locality is written `region/zone/sub-zone`; each segment may end with a wildcard.
    public struct Distribute: Model {
        /// The originating locality, such as `us-west/zone1/*`.
        public var from: String?
        /// The weights of upstream localities, which add up to 100.
        ///
        /// Localities that are not listed receive no traffic.
        ///
        /// - Items: Allowed 0...100
        public var to: [String: Int]?
        public var unknownFields = UnknownFields()
    }

    /// The region to which traffic of another region fails over.
    public struct Failover: Model {
        /// The originating region.
        public var from: String?
        /// The region that takes over when endpoints in the originating region become unhealthy.
        public var to: String?
        public var unknownFields = UnknownFields()
    }

    /// How traffic is kept within a zone.
    public struct ZoneAware: Model {
        /// Whether zone-aware load balancing is enabled.
        public var enabled: Bool?
        /// The minimum number of hosts in the local region for zone-aware load balancing to be enabled.
        ///
        /// - Allowed: 1...4294967295
        public var minClusterSize: Int?
        /// The regions that take over when endpoints in the local region become unhealthy.
        public var failover: [Failover]?
        /// The labels, in order, by which endpoints are sorted into priorities.
        public var failoverPriority: [String]?
        public var unknownFields = UnknownFields()
    }

    /// How new endpoints get progressively more traffic.
    ///
    /// Most effective when few endpoints are new at a time.
    public struct Warmup: Model {
        /// How long an endpoint is warmed up, since its creation.
        ///
        /// - Required
        /// - Minimum: 1ms
        public var duration: GoDuration?
        /// The share of its normal traffic that an endpoint gets at the beginning.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        /// - Default: 10
        public var minimumPercent: Double?
        /// How fast traffic increases; 1 means linearly, larger values faster.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var aggression: Double?
        public var unknownFields = UnknownFields()
    }
}
