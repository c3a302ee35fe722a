import Foundation
import GymTestKit
import TestKit
import Testing

extension GymServiceTests {
    /// Spans, as a collector gets them.
    @Suite struct TraceExportTests {
        /// Prints what it is sent, a line each.
        private static let collector = """
            import http.server, sys
            class Collector(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    body = self.rfile.read(int(self.headers["content-length"])).decode()
                    print(self.path, body, flush=True)
                    self.send_response(200)
                    self.send_header("content-length", "0")
                    self.end_headers()
                def log_message(self, *arguments):
                    pass
            http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Collector).serve_forever()
            """

        @Test func spansGoToTheCollectorAlsoAtTheEnd() async throws {
            let (folder, port) = (try TemporaryFolder(), try Loopback.freePort())
            let collector = try ServerProcess(
                "/usr/bin/env",
                ["python3", "-c", Self.collector, "\(port)"],
                log: folder.url.appending(path: "log")
            )
            try await collector.waitUntil("listening") { Loopback.isOpen(port) }
            let backend = try await BackendMain(
                .embedded,
                ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:\(port)"]
            )
            let (recorded, left) = ("4bf92f3577b34da6a3ce929d0e0e4736", "80f198ee56343ba864fe8b2a57d3eff7")
            _ = try await backend.send(.get, "/api/main/me", headers: ["b3": "\(recorded)-00f067aa0ba902b7-1"])
            _ = try await backend.send(.get, "/api/main/me", headers: ["b3": "\(left)-00f067aa0ba902b7-0"])
            backend.process.stop()
            try await collector.waitUntil("told of the span", seconds: 10) { collector.output.contains(recorded) }
            #expect(collector.output.hasPrefix(#"/v1/traces {"resourceSpans":"#))
            #expect(collector.output.contains(#""parentSpanId":"00f067aa0ba902b7""#))
            #expect(collector.output.contains(#""name":"GET \/api\/main\/me""#))
            #expect(!collector.output.contains(left))
        }
    }
}
