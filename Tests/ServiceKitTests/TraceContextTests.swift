import HTTPTypes
import Testing

@testable import ServiceKit

@Suite struct TraceContextTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    @Test(
        arguments: [
            ["traceparent": "00-\(trace)-\(span)-01"],
            ["traceparent": "cc-\(trace)-\(span)-01-what-a-later-version-adds"],
            ["b3": "\(trace)-\(span)-1"],
            ["b3": "\(trace)-\(span)-d-05e3ac9a4f6e3b90"],
            ["b3": "\(trace)-\(span)"],
            ["x-b3-traceid": trace, "x-b3-spanid": span, "x-b3-sampled": "1"],
            ["x-b3-traceid": trace, "x-b3-spanid": span],
            ["traceparent": "00-\(trace)-\(span)-01", "b3": "80f198ee56343ba864fe8b2a57d3eff7-\(span)-0"],
        ]
    )
    func goesOnWithTheCallersTrace(_ headers: [String: String]) {
        let context = Self.context(headers)
        #expect(context.traceID == Self.trace)
        #expect(context.parent.map(hex) == Self.span)
        #expect(context.spanID != Self.span)
        #expect(context.isSampled)
    }

    @Test(
        arguments: [
            "00-\(trace)-\(span)-00", "00-\(trace)-\(span)-02",
        ]
    )
    func recordsNothingWhereTheCallerDoesNot(_ header: String) {
        let context = Self.context(["traceparent": header])
        #expect(context.traceID == Self.trace)
        #expect(!context.isSampled)
    }

    @Test(
        arguments: [
            "", "00", "00-\(trace)-\(span)", "ff-\(trace)-\(span)-01", "00-\(trace)-\(span)-01-more",
            "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
            "00-\(trace)-\(span)-zz", "00-\(trace)x-\(span)-01", "00-\(String(repeating: "g", count: 32))-\(span)-01",
            "00-\(trace)-\(span)-01" + String(repeating: "-", count: 10_000),
        ]
    )
    func beginsATraceWhereTheHeaderCannotBeRead(_ header: String) {
        let context = Self.context(["traceparent": header, "tracestate": "vendor=1"])
        #expect(context.traceID != Self.trace)
        #expect(context.parent == nil)
        #expect(context.isSampled)
        #expect(context.state == nil)
    }

    @Test func acceptsShortTraceIDsOfB3() {
        let context = Self.context(["b3": "a3ce929d0e0e4736-\(Self.span)-0"])
        #expect(context.traceID == "0000000000000000a3ce929d0e0e4736")
        #expect(!context.isSampled)
    }

    @Test func passesOnEverythingInBothForms() {
        let context = Self.context([
            "traceparent": "00-\(Self.trace)-\(Self.span)-01", "tracestate": "vendor=1", "x-request-id": "r-1",
        ])
        let headers = Dictionary(uniqueKeysWithValues: context.headers.map { ($0.name, $0.value) })
        #expect(headers["traceparent"] == "00-\(Self.trace)-\(context.spanID)-01")
        #expect(headers["b3"] == "\(Self.trace)-\(context.spanID)-1")
        #expect(headers["tracestate"] == "vendor=1")
        #expect(headers["x-request-id"] == "r-1")
    }

    @Test func idsAreUnique() {
        #expect(Set((0..<10_000).map { _ in RandomID.next() }).count == 10_000)
    }

    @Test(arguments: [
        (UInt64.min, "0000000000000000"), (UInt64.max, "ffffffffffffffff"), (0x0123_abcd, "000000000123abcd"),
    ])
    func hexadecimalThereAndBack(_ number: UInt64, _ text: String) {
        #expect(hex(number) == text)
        #expect(hexadecimal(text[...]) == number)
        #expect(hexadecimal(text.uppercased()[...]) == number)
    }

    private static func context(_ headers: [String: String]) -> TraceContext {
        TraceContext { headers[$0.canonicalName] }
    }
}
