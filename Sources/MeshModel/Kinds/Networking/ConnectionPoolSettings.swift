/// Limits on the connections to each host of a service.
///
/// Source: Istio API, `networking/v1/destination_rule.proto`.
public struct ConnectionPoolSettings: Model {
    /// Settings common to both HTTP and TCP upstream connections.
    public var tcp: TCP?
    /// Settings applicable to HTTP/1.1, HTTP/2 and gRPC connections.
    public var http: HTTP?
    public var unknownFields = UnknownFields()
}

extension ConnectionPoolSettings {
    /// Settings common to both HTTP and TCP upstream connections.
    public struct TCP: Model {
        /// The maximum number of HTTP/1 or TCP connections to a destination host.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 4294967295
        public var maxConnections: Int?
        /// How long establishing a TCP connection may take.
        ///
        /// - Minimum: 1ms
        /// - Default: 10s
        public var connectTimeout: GoDuration?
        /// Sets SO_KEEPALIVE on the socket, to enable TCP keepalives.
        public var tcpKeepalive: TCPKeepalive?
        /// The maximum duration of a connection, since it was established; it is then closed.
        ///
        /// - Minimum: 1ms
        /// - Default: no limit
        public var maxConnectionDuration: GoDuration?
        /// How long a TCP connection may be without any bytes sent or received, in either direction.
        ///
        /// `0s` disables the timeout.
        ///
        /// - Default: 1h
        public var idleTimeout: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// How idle TCP connections are probed.
    public struct TCPKeepalive: Model {
        /// How many unanswered probes are sent before the connection counts as dead.
        ///
        /// - Allowed: 0...4294967295
        /// - Default: that of the operating system (9 on Linux)
        public var probes: Int?
        /// How long a connection is idle before probes are sent.
        ///
        /// - Minimum: 1ms
        /// - Default: that of the operating system (2h on Linux)
        public var time: GoDuration?
        /// The time between probes.
        ///
        /// - Minimum: 1ms
        /// - Default: that of the operating system (75s on Linux)
        public var interval: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// Settings applicable to HTTP/1.1, HTTP/2 and gRPC connections.
    public struct HTTP: Model {
        /// The maximum number of requests queued while waiting for a ready connection.
        ///
        /// Applies to HTTP/1.1 and HTTP/2.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 4294967295
        public var http1MaxPendingRequests: Int?
        /// The maximum number of active requests to a destination.
        ///
        /// Applies to HTTP/1.1 and HTTP/2.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 4294967295
        public var http2MaxRequests: Int?
        /// The maximum number of requests per connection to a backend.
        ///
        /// 1 disables keep-alive; 0 means unlimited, up to 2^29.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 0
        public var maxRequestsPerConnection: Int?
        /// The maximum number of retries that can be outstanding to all hosts in a cluster at a given time.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 4294967295
        public var maxRetries: Int?
        /// How long a connection may be without active requests before it is closed.
        ///
        /// HTTP/2 pings do not keep the connection alive.
        ///
        /// - Minimum: 1ms
        /// - Default: 1h
        public var idleTimeout: GoDuration?
        /// Whether HTTP/1.1 connections are upgraded to HTTP/2 for the destination.
        ///
        /// - Default: DEFAULT
        public var h2UpgradePolicy: H2UpgradePolicy?
        /// Whether the protocol of the client is kept when connecting to the backend.
        ///
        /// If true, `h2UpgradePolicy` has no effect.
        ///
        /// - Default: false
        public var useClientProtocol: Bool?
        /// The maximum number of concurrent streams allowed for a peer on one HTTP/2 connection.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 2147483647
        public var maxConcurrentStreams: Int?
        /// How HTTP/2 PING frames probe upstream connections.
        public var http2KeepAlive: HTTP2KeepAlive?
        public var unknownFields = UnknownFields()
    }

    /// Whether HTTP/1.1 connections are upgraded to HTTP/2.
    public enum H2UpgradePolicy: String, Choice {
        /// Use the global default.
        case `default` = "DEFAULT"
        /// Do not upgrade the connection, whatever the default.
        case doNotUpgrade = "DO_NOT_UPGRADE"
        /// Upgrade the connection, whatever the default.
        case upgrade = "UPGRADE"
    }

    /// How HTTP/2 PING frames probe upstream connections.
    public struct HTTP2KeepAlive: Model {
        /// The time between PING frames.
        ///
        /// - Minimum: 1ms
        public var interval: GoDuration?
        /// How long to wait for the response to a PING frame before closing the connection.
        ///
        /// - Minimum: 1ms
        public var timeout: GoDuration?
        public var unknownFields = UnknownFields()
    }
}
