import FoundationEssentials
import Glibc
import Logging

/// Logs one JSON object a line on standard error, with the ids of the trace that the work belongs to.
///
/// ```
/// {"time":"2026-11-25T16:40:00.123Z","level":"warning","logger":"backend-main","message":"…","trace_id":"…","span_id":"…"}
/// ```
struct JSONLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = #"{"time":""# + Self.timestamp() + #"","level":"\#(event.level)","logger":"#
        line.appendJSON(label)
        line += #","message":"#
        line.appendJSON(event.message.description)
        if let trace = TraceContext.current {
            line += #","trace_id":"\#(trace.traceID)","span_id":"\#(trace.spanID)""#
        }
        let fields = event.metadata.map { metadata.merging($0) { _, new in new } } ?? metadata
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            line += ","
            line.appendJSON(key)
            line += ":"
            line.appendJSON("\(value)")
        }
        if let error = event.error {
            line += #","error":"#
            line.appendJSON("\(error)")
        }
        line += "}\n"
        // One call for the whole line, so that lines of several threads do not mix.
        line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func timestamp() -> String {
        Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

extension String {
    /// Appends a text as JSON, in quotes.
    fileprivate mutating func appendJSON(_ text: String) {
        self += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": self += "\\\""
            case "\\": self += "\\\\"
            case "\n": self += "\\n"
            case ..<" ": self += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: unicodeScalars.append(scalar)
            }
        }
        self += "\""
    }
}
