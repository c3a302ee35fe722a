import AsyncHTTPClient
import GymWeb
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// Hands on the live updates of backend-stream where no gateway does so.
///
/// Behind the mesh's gateway, `/api/stream/events` is backend-stream's own, and no browser gets here.
struct LiveRelay: Service {
    private static let connections = 1_000
    private let client: HTTPClient
    private let stream: Backend

    /// - Parameter base: the base URL of backend-stream.
    init(at base: String) {
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(2))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.connections
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        stream = Backend(at: base, over: client)
    }

    func add(to router: Router<WebContext>) {
        router.get("/api/stream/events") { request, context in
            let session = try context.member()
            let last = request.headers.first { $0.name.canonicalName == "last-event-id" }?.value
            let events = try await stream.events(for: session, after: last)
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    for try await part in events.cancelOnGracefulShutdown() { try await writer.write(part) }
                    try await writer.finish(nil)
                }
            )
        }
    }

    /// Ends the connections together with the service.
    func run() async throws {
        try? await gracefulShutdown()
        try await client.shutdown()
    }
}
