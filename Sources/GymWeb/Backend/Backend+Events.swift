public import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension Backend {
    /// The live updates of backend-stream, as server-sent events.
    ///
    /// - Parameter id: the last event that the browser has seen.
    public func events(for session: Session, after id: String?) async throws -> HTTPClientResponse.Body {
        let headers = id.map { [("last-event-id", $0)] } ?? []
        let call = Call(path: "/api/stream/events", token: session.token, headers: headers)
        let response = try await open(call, timeout: .hours(24))
        guard response.status == .ok else {
            throw BackendProblem(status: Int(response.status.code), title: response.status.reasonPhrase)
        }
        return response.body
    }
}

extension Site {
    /// Fails where backend-main does not answer.
    public func checkBackend() async throws {
        try await main.send(Backend.Call(path: "/api/main/auth/jwks.json"), timeout: .seconds(1))
    }
}
