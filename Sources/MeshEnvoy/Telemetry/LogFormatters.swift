import MeshModel

/// The extensions of Envoy that some commands of log formats need.
///
/// Source: Istio, `pilot/pkg/model/telemetry_logging.go`, which adds the same.
enum LogFormatters {
    private static let all: [(command: String, name: String, type: String)] = [
        ("%REQ_WITHOUT_QUERY(", "envoy.formatter.req_without_query", "req_without_query.v3.ReqWithoutQuery"),
        ("%METADATA(", "envoy.formatter.metadata", "metadata.v3.Metadata"),
        ("%CEL(", "envoy.formatter.cel", "cel.v3.Cel"),
    ]

    /// The format with the extensions that its texts ask for.
    static func adding(to format: AnyValue) -> AnyValue {
        let text = String(decoding: format.tape.json(isPretty: false), as: UTF8.self)
        let needed = all.filter { text.contains($0.command) }
        guard !needed.isEmpty else { return format }
        let formatters = needed.map { AnyValue.extension($0.name, "extensions.formatter.\($0.type)") }
        return format.replacing("formatters", with: AnyValue(formatters))
    }
}
