/// A circuit breaker that ejects failing hosts from the load balancing pool for a while.
///
/// Applies to HTTP and TCP services.
///
/// Source: Istio API, `networking/v1/destination_rule.proto`.
public struct OutlierDetection: Model {
    /// The number of errors before a host is ejected.
    ///
    /// - Allowed: 0...2147483647
    /// - Deprecated: use consecutive5xxErrors or consecutiveGatewayErrors
    public var consecutiveErrors: Int?
    /// Whether local failures are told apart from errors of the upstream service.
    ///
    /// If true, `consecutiveLocalOriginFailures` is taken into account: failures seen locally, such as a failure to
    /// connect.
    ///
    /// - Default: false
    public var splitExternalLocalOriginErrors: Bool?
    /// The number of consecutive local failures before a host is ejected.
    ///
    /// Has an effect only if `splitExternalLocalOriginErrors` is true.
    ///
    /// - Allowed: 0...4294967295
    /// - Default: 5
    public var consecutiveLocalOriginFailures: Int?
    /// The number of consecutive gateway errors (502, 503, 504) before a host is ejected.
    ///
    /// For TCP, connect timeouts and connection failures count. No effect if not below `consecutive5xxErrors`.
    ///
    /// - Allowed: 0...4294967295
    /// - Default: 0, which disables it
    public var consecutiveGatewayErrors: Int?
    /// The number of consecutive 5xx errors before a host is ejected; 0 disables it.
    ///
    /// For TCP, connect timeouts, connection failures and request failures count.
    ///
    /// - Allowed: 0...4294967295
    /// - Default: 5
    public var consecutive5xxErrors: Int?
    /// The time between sweeps that eject hosts.
    ///
    /// - Minimum: 1ms
    /// - Default: 10s
    public var interval: GoDuration?
    /// The minimum time for which a host is ejected, multiplied by the number of its ejections.
    ///
    /// - Minimum: 1ms
    /// - Default: 30s
    public var baseEjectionTime: GoDuration?
    /// The largest share of the hosts in the pool that can be ejected.
    ///
    /// - Allowed: 0...100
    /// - Unit: percent
    /// - Default: 10
    public var maxEjectionPercent: Int?
    /// The share of healthy hosts below which outlier detection is disabled.
    ///
    /// The proxy then balances across all hosts, healthy and unhealthy.
    ///
    /// - Allowed: 0...100
    /// - Unit: percent
    /// - Default: 0
    public var minHealthPercent: Int?
    /// The HTTP response status codes that count as errors.
    ///
    /// - Items: Allowed 100...599
    /// - Default: all 5xx codes
    public var outlierDetectionHttpErrorCodes: [Int]?
    public var unknownFields = UnknownFields()
}
