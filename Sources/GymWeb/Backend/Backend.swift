public import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServiceKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A backend service, reached over HTTP by its base URL.
public struct Backend: Sendable {
    /// What a service is asked for.
    struct Call: Sendable {
        var method = HTTPMethod.GET
        /// From the root, for example `/api/main/classes`.
        var path: String
        var query: [(name: String, value: String?)] = []
        var token: String?
        var headers: [(String, String)] = []
        var body: (any Encodable & Sendable)?
    }

    private static let maximumBytes = 4 * 1024 * 1024
    private let base: String
    private let execute: Execute

    /// Sends a request, and waits no longer than that for the head of the answer.
    typealias Execute = @Sendable (HTTPClientRequest, TimeAmount) async throws -> HTTPClientResponse

    /// - Parameter base: for example `http://backend-main:9084`.
    public init(at base: String, over client: HTTPClient) {
        self.init(at: base) { try await client.execute($0, timeout: $1) }
    }

    init(at base: String, execute: @escaping Execute) {
        self.execute = execute
        self.base = base.last == "/" ? String(base.dropLast()) : base
    }

    /// The answer's body as a value.
    func value<Value: Decodable>(of call: Call) async throws -> Value {
        let data = try await send(call)
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch {
            throw BackendFailure(reason: "\(call.path) answered with something else: \(error)")
        }
    }

    /// The answer's body.
    @discardableResult
    func send(_ call: Call, timeout: TimeAmount = .seconds(15)) async throws -> Data {
        let response = try await open(call, timeout: timeout)
        let body = try await response.body.collect(upTo: Self.maximumBytes)
        let data = Data(body.readableBytesView)
        guard (200..<300).contains(response.status.code) else {
            let problem = try? JSONDecoder().decode(BackendProblem.self, from: data)
            throw problem ?? BackendProblem(status: Int(response.status.code), title: response.status.reasonPhrase)
        }
        return data
    }

    /// An answer whose body is still to come.
    func open(_ call: Call, timeout: TimeAmount) async throws -> HTTPClientResponse {
        do {
            return try await execute(request(for: call), timeout)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw BackendFailure(reason: "\(base) does not answer: \(error)")
        }
    }

    private func request(for call: Call) throws -> HTTPClientRequest {
        let query = call.query.compactMap { name, value in value.map { "\(name)=\(Query.escaped($0))" } }
        let target = query.isEmpty ? call.path : "\(call.path)?\(query.joined(separator: "&"))"
        var request = HTTPClientRequest(url: base + target)
        request.method = call.method
        for (name, value) in call.headers + (TraceContext.current?.headers ?? []) {
            request.headers.add(name: name, value: value)
        }
        if let token = call.token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        if let body = call.body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = try .bytes(ByteBuffer(bytes: JSONEncoder().encode(body)))
        }
        return request
    }
}

/// A backend that cannot be reached, or does not answer as agreed.
struct BackendFailure: Error {
    let reason: String
}
