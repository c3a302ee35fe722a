import Glibc

/// A request or a call that was answered, as it goes into a trace.
public struct Span: Sendable {
    public var context: TraceContext
    /// For example `GET /api/main/classes`.
    public var name: String
    /// Nanoseconds since 1970.
    public var start, end: UInt64
    public var isError: Bool
    public var attributes: [String: String]

    /// One that ends now.
    public init(
        context: TraceContext,
        name: String,
        duration: Duration,
        isError: Bool,
        attributes: [String: String]
    ) {
        let (seconds, atto) = duration.components
        self.context = context
        self.name = name
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
