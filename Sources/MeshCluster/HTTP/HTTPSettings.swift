/// How an HTTP client reaches its servers.
public struct HTTPSettings: Sendable {
    public var tls = TLSSettings()
    /// Sent as `Authorization: Bearer …` with each request; never shown.
    public var bearerToken: String?
    /// A proxy: `http://…`, `https://…` or `socks5://…`; `nil` for what `HTTPS_PROXY`, `http_proxy` and `NO_PROXY` say.
    public var proxy: String?
    public var connectTimeout = Duration.seconds(10)
    /// For one attempt, from the first byte to the last.
    public var totalTimeout = Duration.seconds(30)
    /// The most bytes that an answer may have, unpacked.
    public var maximumBytes = 64 << 20
    public var retries = RetryPolicy()

    public init() {}
}

/// Whom a client trusts, and how it shows who it is.
public struct TLSSettings: Sendable {
    /// The only certificate authorities that count, as PEM; `nil` for those of the system.
    public var authorities: [UInt8]?
    /// The client's certificate, as PEM.
    public var certificate: [UInt8]?
    /// The key of the client's certificate, as PEM; never shown.
    public var key: [UInt8]?
    /// The name that the server's certificate is for; `nil` for the host of the address.
    public var serverName: String?
    /// Whether the server has to prove who it is.
    public var isVerified = true

    public init() {}
}
