import AsyncHTTPClient
import Crypto
import Foundation
import GymCore
import GymTestKit
import NIOCore
import NIOHTTP1
import TestKit

/// A running backend-stream, with the storage that it shares with a backend-main.
final class BackendStream: Sendable {
    let process: ServerProcess
    let http, grpc: Int
    let storage: Storage
    let key: SigningKey
    private let folder: TemporaryFolder
    private let redis: RedisServer?

    /// Starts one, and waits until it is ready.
    init(_ backing: BackendMain.Backing = .embedded, _ environment: [String: String] = [:]) async throws {
        folder = try TemporaryFolder()
        redis = backing == .servers ? try await RedisServer() : nil
        let mysqlURL = backing == .servers ? try await MariaDBServer.shared.server.newDatabase() : nil
        (http, grpc) = (try Loopback.freePort(), try Loopback.freePort())
        storage = try await Storage(StorageSettings(mysqlURL: mysqlURL, redisURL: redis?.url, folder: folder.path))
        key = try await Self.newKey(storage)
        var variables = ["GYM_DATA": folder.path, "HTTP_PORT": "\(http)", "GRPC_PORT": "\(grpc)"]
        if let mysqlURL { variables["MYSQL_URL"] = mysqlURL }
        if let redis { variables["REDIS_URL"] = redis.url }
        process = try ServerProcess(
            Project.products.appending(path: "backend-stream").path,
            [],
            environment: variables.merging(environment) { $1 },
            log: folder.url.appending(path: "log")
        )
        try await process.waitUntil("ready") { [self] in (try? await get("/readyz").status) == .ok }
    }

    private static func newKey(_ storage: Storage) async throws -> SigningKey {
        let keys = try await storage.store.rotateSigningKeys(
            adding: P256.Signing.PrivateKey().rawRepresentation.base64EncodedString(),
            every: .seconds(3_600),
            forgettingAfter: .seconds(7_200)
        )
        guard let key = keys.first else { throw ServerFailure("there is no key") }
        return key
    }

    /// A token of a member's.
    func token(_ member: String, role: Role = .member, session: String = "s-1", lifetime: Int = 300) async throws
        -> String
    {
        guard let bytes = Data(base64Encoded: key.privateKey) else { throw ServerFailure("the key is none") }
        var claims = TokenClaims(sub: member, sid: session, role: role)
        claims.exp = claims.iat + lifetime
        return try await claims.signed(with: P256Key(bytes), kid: key.id)
    }

    /// Publishes an event as a backend-main does.
    func publish(_ number: Int, audience: Event.Audience = .everyone, padding: Int = 0) async throws {
        let payload = "{\"number\":\(number),\"padding\":\"\(String(repeating: "x", count: padding))\"}"
        try await storage.events.publish(EventDraft(.classUpdated, payload: payload, audience: audience))
    }

    func get(_ path: String, token: String? = nil, headers: [String: String] = [:]) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(http)\(path)")
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }

    func text(_ path: String, token: String? = nil) async throws -> String {
        try await String(buffer: get(path, token: token).body.collect(upTo: 1 << 22))
    }

    /// Opens a stream, and waits until it is.
    func follow(_ token: String, after: String? = nil) async throws -> EventReader {
        let headers = after.map { ["Last-Event-ID": $0] } ?? [:]
        let response = try await get("/api/stream/events", token: token, headers: headers)
        guard response.status == .ok else { throw ServerFailure("no stream: \(response.status)") }
        return EventReader(response)
    }
}

/// Reads server-sent events.
struct EventReader {
    /// An event as it was sent.
    struct Message: Equatable {
        var id, event, data: String?
    }

    let response: HTTPClientResponse
    private var bytes: HTTPClientResponse.Body.AsyncIterator
    private var text = ""

    init(_ response: HTTPClientResponse) {
        self.response = response
        bytes = response.body.makeAsyncIterator()
    }

    /// The next message, with the ones that carry no event too; nothing at the end.
    mutating func next() async throws -> Message? {
        while true {
            if let end = text.range(of: "\n\n") {
                let block = text[..<end.lowerBound]
                text = String(text[end.upperBound...])
                return Self.message(block)
            }
            guard let buffer = try await bytes.next() else { return nil }
            text += String(buffer: buffer)
        }
    }

    /// The next messages with data, as many as that.
    mutating func events(_ count: Int) async throws -> [Message] {
        var events: [Message] = []
        while events.count < count, let message = try await next() {
            if message.data != nil { events.append(message) }
        }
        return events
    }

    private static func message(_ block: Substring) -> Message {
        var message = Message()
        for line in block.split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            switch parts.first {
            case "id": message.id = parts.last
            case "event": message.event = parts.last
            case "data": message.data = parts.last
            default: break
            }
        }
        return message
    }
}
