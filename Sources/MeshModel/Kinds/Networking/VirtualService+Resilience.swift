extension VirtualService {
    /// How failed requests are retried.
    public struct HTTPRetry: Model {
        /// The number of retries of a request; 0 disables retries.
        ///
        /// The time between retries grows from 25ms. The actual number also depends on the timeouts.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 2
        public var attempts: Int?
        /// How long each attempt may take, including the first.
        ///
        /// - Minimum: 1ms
        /// - Default: the timeout of the route
        public var perTryTimeout: GoDuration?
        /// The conditions under which a retry takes place, separated by commas.
        ///
        /// Envoy's retry policies, such as `gateway-error,connect-failure,refused-stream`, or status codes.
        ///
        /// - Default: connect-failure,refused-stream,unavailable,cancelled
        public var retryOn: String?
        /// Whether retries may go to other localities.
        ///
        /// - Default: false
        public var retryRemoteLocalities: Bool?
        /// Whether retries ignore the hosts tried before.
        ///
        /// - Default: true
        public var retryIgnorePreviousHosts: Bool?
        /// The minimum time between attempts, which grows exponentially with jitter.
        ///
        /// - Minimum: 1ms
        /// - Default: 25ms
        public var backoff: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// The faults injected into requests.
    public struct HTTPFaultInjection: Model {
        /// Delays requests before forwarding, emulating a slow network or an overloaded service.
        public var delay: FaultDelay?
        /// Aborts requests and returns an error, as if the upstream service were faulty.
        public var abort: FaultAbort?
        public var unknownFields = UnknownFields()
    }

    /// A delay injected into requests.
    ///
    /// - OneOf: fixedDelay, exponentialDelay
    public struct FaultDelay: Model {
        /// The percentage of requests that are delayed.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        /// - Deprecated: use percentage
        public var percent: Int?
        /// The delay before forwarding the request.
        ///
        /// - Minimum: 1ms
        public var fixedDelay: GoDuration?
        /// The mean of an exponentially distributed delay.
        ///
        /// Not part of the published reference.
        ///
        /// - Minimum: 1ms
        public var exponentialDelay: GoDuration?
        /// The share of requests that are delayed.
        ///
        /// - Default: all requests
        public var percentage: Percent?
        public var unknownFields = UnknownFields()
    }

    /// An error injected into requests.
    ///
    /// - OneOf: httpStatus, grpcStatus, http2Error
    public struct FaultAbort: Model {
        /// The HTTP status code of the response.
        ///
        /// - Allowed: 200...599
        public var httpStatus: Int?
        /// The gRPC status code of the response, such as `UNAVAILABLE`.
        ///
        /// Only status codes in upper case are supported.
        public var grpcStatus: String?
        /// The HTTP/2 error of the response.
        ///
        /// Not part of the published reference.
        public var http2Error: String?
        /// The share of requests that are aborted.
        ///
        /// - Default: all requests
        public var percentage: Percent?
        public var unknownFields = UnknownFields()
    }

    /// A percentage in the range of 0 to 100.
    public struct Percent: Model {
        /// The percentage.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        public var value: Double?
        public var unknownFields = UnknownFields()
    }

    /// A destination to which traffic is mirrored.
    public struct HTTPMirrorPolicy: Model {
        /// The destination that gets the copy.
        public var destination: Destination
        /// The share of the traffic that is mirrored.
        ///
        /// - Default: all traffic
        public var percentage: Percent?
        public var unknownFields = UnknownFields()
    }

    /// The cross-origin resource sharing policy of a service.
    public struct CorsPolicy: Model {
        /// The origins that are allowed to perform CORS requests.
        ///
        /// - Deprecated: use allowOrigins
        public var allowOrigin: [String]?
        /// The origins that are allowed to perform CORS requests; one has to match.
        public var allowOrigins: [StringMatch]?
        /// The HTTP methods allowed to access the resource.
        ///
        /// Serialized into the `Access-Control-Allow-Methods` header.
        public var allowMethods: [String]?
        /// The HTTP headers that can be used when requesting the resource.
        ///
        /// Serialized into the `Access-Control-Allow-Headers` header.
        public var allowHeaders: [String]?
        /// The HTTP headers that browsers are allowed to access.
        ///
        /// Serialized into the `Access-Control-Expose-Headers` header.
        public var exposeHeaders: [String]?
        /// How long the results of a preflight request can be cached.
        ///
        /// Becomes the `Access-Control-Max-Age` header.
        ///
        /// - Minimum: 1ms
        public var maxAge: GoDuration?
        /// Whether the actual request may be sent with credentials.
        ///
        /// Becomes the `Access-Control-Allow-Credentials` header.
        public var allowCredentials: Bool?
        /// What happens to preflight requests of origins that are not allowed.
        ///
        /// - Default: FORWARD
        public var unmatchedPreflights: UnmatchedPreflights?
        public var unknownFields = UnknownFields()
    }

    /// What happens to preflight requests of origins that are not allowed.
    public enum UnmatchedPreflights: String, Choice {
        /// The default, to forward.
        case unspecified = "UNSPECIFIED"
        /// They are forwarded to the upstream.
        case forward = "FORWARD"
        /// They are answered by the proxy and not forwarded.
        case ignore = "IGNORE"
    }

    /// How headers are changed when Envoy forwards requests to, or responses from, a destination.
    public struct Headers: Model {
        /// Changes before a request is forwarded to the destination.
        public var request: HeaderOperations?
        /// Changes before a response is returned to the caller.
        public var response: HeaderOperations?
        public var unknownFields = UnknownFields()
    }

    /// Changes to the headers of a message.
    public struct HeaderOperations: Model {
        /// Headers that are overwritten, with their values.
        public var set: [String: String]?
        /// Headers to which values are appended, as a comma-separated list.
        public var add: [String: String]?
        /// Headers that are removed.
        public var remove: [String]?
        public var unknownFields = UnknownFields()
    }
}
