public import HTTPTypes

/// Where a piece of work stands in a distributed trace.
///
/// Comes in with a request as W3C Trace Context or as B3, in one header or several, and goes out as both, so that any proxy
/// and any service in between can read it.
/// Source: https://www.w3.org/TR/trace-context/, https://github.com/openzipkin/b3-propagation.
public struct TraceContext: Hashable, Sendable {
    /// The work that the running task belongs to.
    @TaskLocal public static var current: TraceContext?

    /// The trace, 128 bits: the first and the last 64.
    public let traceHigh, traceLow: UInt64
    /// This piece of work.
    public let span: UInt64
    /// The piece of work that asked for this one; nil at the start of a trace.
    public let parent: UInt64?
    /// Whether spans of this trace are recorded.
    public let isSampled: Bool
    /// What other tracing systems add (`tracestate`), and the id that Envoy gives a request: passed on as they came.
    let state, requestID: String?

    /// The context of a new request: part of the caller's trace if it sent one that can be read, and else a new trace.
    ///
    /// - Parameter header: the value of a header of the request.
    public init(header: (HTTPField.Name) -> String?) {
        let caller = Caller(header: header)
        traceHigh = caller?.traceHigh ?? RandomID.next()
        traceLow = caller?.traceLow ?? RandomID.next()
        span = RandomID.next()
        parent = caller?.span
        isSampled = caller?.isSampled ?? true
        state = caller == nil ? nil : header(.traceState)
        requestID = header(.requestID)
    }

    /// 32 hexadecimal digits.
    public var traceID: String { hex(traceHigh) + hex(traceLow) }
    /// 16 hexadecimal digits.
    public var spanID: String { hex(span) }

    /// The headers of a request that this piece of work sends: what it asks for becomes part of it.
    public var headers: [(name: String, value: String)] {
        let (traceID, spanID) = (traceID, spanID)
        var headers = [
            ("traceparent", "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")"),
            ("b3", "\(traceID)-\(spanID)-\(isSampled ? "1" : "0")"),
        ]
        if let state { headers.append(("tracestate", state)) }
        if let requestID { headers.append(("x-request-id", requestID)) }
        return headers
    }
}

/// What the headers of a request say about its sender's trace.
private struct Caller {
    let traceHigh, traceLow, span: UInt64
    let isSampled: Bool

    init?(header: (HTTPField.Name) -> String?) {
        if let value = header(.traceParent), let caller = Caller(traceParent: value) {
            self = caller
        } else if let value = header(.b3), let caller = Caller(b3: value) {
            self = caller
        } else if let trace = header(.b3TraceID), let span = header(.b3SpanID) {
            self.init(trace: trace[...], span: span[...], flag: header(.b3Sampled)?[...] ?? "1")
        } else {
            return nil
        }
    }

    /// `VERSION-TRACE-SPAN-FLAGS`; a later version may add to it.
    private init?(traceParent: String) {
        let parts = traceParent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            parts[1].utf8.count == 32, parts[3].utf8.count == 2, let flags = hexadecimal(parts[3])
        else { return nil }
        self.init(trace: parts[1], span: parts[2], flag: flags & 1 == 1 ? "1" : "0")
    }

    /// `TRACE-SPAN`, `TRACE-SPAN-SAMPLED` or `TRACE-SPAN-SAMPLED-PARENT`.
    private init?(b3: String) {
        let parts = b3.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count) else { return nil }
        self.init(trace: parts[0], span: parts[1], flag: parts.count > 2 ? parts[2] : "1")
    }

    private init?(trace: Substring, span: Substring, flag: Substring) {
        guard span.utf8.count == 16, trace.utf8.count == 16 || trace.utf8.count == 32,
            let low = hexadecimal(trace.suffix(16)),
            let high = trace.utf8.count == 32 ? hexadecimal(trace.prefix(16)) : 0,
            let span = hexadecimal(span), span != 0, low != 0 || high != 0
        else { return nil }
        (traceHigh, traceLow, self.span) = (high, low, span)
        isSampled = flag == "1" || flag == "d" || flag == "true"
    }
}

extension HTTPField.Name {
    private static func known(_ name: String) -> HTTPField.Name {
        guard let known = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header") }
        return known
    }

    static let traceParent = known("traceparent")
    static let traceState = known("tracestate")
    static let b3 = known("b3")
    static let b3TraceID = known("x-b3-traceid")
    static let b3SpanID = known("x-b3-spanid")
    static let b3Sampled = known("x-b3-sampled")
    static let requestID = known("x-request-id")
    static let serviceVersion = known("x-service-version")
    static let serviceColour = known("x-service-colour")
}
