import Glibc

/// A piece of work that has been done, as it goes into a trace.
public struct Span: Sendable {
    /// Whose work it was: a request that came in, or one that went out.
    public enum Kind: Int, Sendable {
        case server = 2
        case client = 3
    }

    public var context: TraceContext
    /// For example `GET /api/main/classes`.
    public var name: String
    public var kind: Kind
    /// Nanoseconds since 1970.
    public var start, end: UInt64
    public var isError: Bool
    public var attributes: [String: String]

    /// A piece of work that ends now.
    public init(
        context: TraceContext,
        name: String,
        kind: Kind,
        duration: Duration,
        isError: Bool,
        attributes: [String: String]
    ) {
        let (seconds, atto) = duration.components
        self.context = context
        self.name = name
        self.kind = kind
        end = nanosecondsSince1970()
        start = end - UInt64(seconds) * 1_000_000_000 - UInt64(atto / 1_000_000_000)
        self.isError = isError
        self.attributes = attributes
    }
}

/// The time of the system's clock.
private func nanosecondsSince1970() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
