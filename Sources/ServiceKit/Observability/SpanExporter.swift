import AsyncHTTPClient
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
public import ServiceLifecycle
import Synchronization

/// Sends spans to a collector, a batch at a time; where that does not keep up, spans are left out and counted.
///
/// Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp, with JSON.
public final class SpanExporter: Service {
    private static let (capacity, batch) = (4_096, 512)
    private static let interval = Duration.seconds(2)

    private let waiting = Mutex<[Span]>([])
    private let dropped: Counter
    private let service: String
    private let endpoint: String
    private let client: HTTPClient
    private let logger: Logger

    init(service: String, endpoint: String, client: HTTPClient, metrics: MetricsRegistry, logger: Logger) {
        self.service = service
        self.endpoint = (endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint) + "/v1/traces"
        self.client = client
        self.logger = logger
        dropped = metrics.counter("spans_dropped_total", "Spans that no collector took in time.")
        metrics.gauge("spans_waiting", "Spans that are to be sent.") { [weak self] in
            Double(self?.waiting.withLock(\.count) ?? 0)
        }
    }

    /// Takes a span along; returns at once.
    public func record(_ span: Span) {
        let isTaken = waiting.withLock { spans in
            guard spans.count < Self.capacity else { return false }
            spans.append(span)
            return true
        }
        if !isTaken { dropped.increment() }
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.interval)
                await self.send()
            }
        }
        await send()
    }

    private func send() async {
        while true {
            let spans = waiting.withLock { spans in
                let batch = Array(spans.prefix(Self.batch))
                spans.removeFirst(batch.count)
                return batch
            }
            guard !spans.isEmpty else { return }
            do {
                try await post(spans)
            } catch {
                dropped.increment(by: spans.count)
                logger.warning("spans cannot be sent", metadata: ["error": "\(error)", "endpoint": "\(endpoint)"])
                return
            }
        }
    }

    private func post(_ spans: [Span]) async throws {
        var request = HTTPClientRequest(url: endpoint)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(OTLPTraces(service: service, spans: spans))))
        let response = try await client.execute(request, timeout: .seconds(5))
        guard (200..<300).contains(response.status.code) else {
            throw CollectorError(status: Int(response.status.code))
        }
    }
}

/// A collector refused spans.
private struct CollectorError: Error, CustomStringConvertible {
    let status: Int
    var description: String { "the collector answered with \(status)" }
}
