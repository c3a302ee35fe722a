/// Spans in the form in which collectors take them.
///
/// Source: https://github.com/open-telemetry/opentelemetry-proto, `trace/v1/trace.proto`, in the JSON mapping.
struct OTLPTraces: Encodable {
    struct Attribute: Encodable {
        struct Value: Encodable {
            let stringValue: String
        }
        let key: String
        let value: Value
    }
    struct Resource: Encodable {
        let attributes: [Attribute]
    }
    struct Scope: Encodable {
        let name = "ServiceKit"
    }
    struct Status: Encodable {
        /// 0 unset, 2 error.
        let code: Int
    }
    struct SpanData: Encodable {
        let traceId, spanId: String
        let parentSpanId: String?
        let name: String
        /// 2: of a server.
        let kind = 2
        let startTimeUnixNano, endTimeUnixNano: String
        let attributes: [Attribute]
        let status: Status
    }
    struct ScopeSpans: Encodable {
        let scope = Scope()
        let spans: [SpanData]
    }
    struct ResourceSpans: Encodable {
        let resource: Resource
        let scopeSpans: [ScopeSpans]
    }

    let resourceSpans: [ResourceSpans]

    init(service: String, spans: [Span]) {
        let resource = Resource(attributes: Self.attributes(["service.name": service]))
        resourceSpans = [ResourceSpans(resource: resource, scopeSpans: [ScopeSpans(spans: spans.map(Self.data))])]
    }

    private static func data(of span: Span) -> SpanData {
        SpanData(
            traceId: span.context.traceID,
            spanId: span.context.spanID,
            parentSpanId: span.context.parent.map(hex),
            name: span.name,
            startTimeUnixNano: "\(span.start)",
            endTimeUnixNano: "\(span.end)",
            attributes: attributes(span.attributes),
            status: Status(code: span.isError ? 2 : 0)
        )
    }

    private static func attributes(_ values: [String: String]) -> [Attribute] {
        values.sorted { $0.key < $1.key }.map { Attribute(key: $0.key, value: .init(stringValue: $0.value)) }
    }
}
