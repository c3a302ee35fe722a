import AsyncHTTPClient
import Foundation
import GymCore
import GymTestKit
import JWTKit
import Logging
import NIOCore
import NIOHTTP1
import TestKit

/// A running backend-main, and shorthands for what tests do all the time.
final class BackendMain: Sendable {
    static let admin = (email: "admin@example.com", password: "correct horse battery")

    /// The servers that the same tests run on.
    enum Backing: CaseIterable, Sendable {
        case embedded, servers
    }

    let process: ServerProcess
    let http, grpc: Int
    /// The storage that the process uses, for what tests prepare behind its back.
    let storage: Storage
    private let folder: TemporaryFolder
    private let redis: RedisServer?

    /// Starts one, and waits until it is ready.
    init(_ backing: Backing = .embedded, _ environment: [String: String] = [:]) async throws {
        folder = try TemporaryFolder()
        redis = backing == .servers ? try await RedisServer() : nil
        let mysqlURL = backing == .servers ? try await MariaDBServer.shared.server.newDatabase() : nil
        (http, grpc) = (try Loopback.freePort(), try Loopback.freePort())
        var variables = ["GYM_DATA": folder.path, "HTTP_PORT": "\(http)", "GRPC_PORT": "\(grpc)"]
        if let mysqlURL { variables["MYSQL_URL"] = mysqlURL }
        if let redis { variables["REDIS_URL"] = redis.url }
        process = try ServerProcess(
            Project.products.appending(path: "backend-main").path,
            [],
            environment: variables.merging(environment) { $1 },
            log: folder.url.appending(path: "log")
        )
        storage = try await Storage(StorageSettings(mysqlURL: mysqlURL, redisURL: redis?.url, folder: folder.path))
        try await process.waitUntil("ready") { [http] in await Self.isReady(http) }
    }

    private static func isReady(_ port: Int) async -> Bool {
        let response = try? await HTTPClient.shared.execute(
            HTTPClientRequest(url: "http://127.0.0.1:\(port)/readyz"),
            timeout: .seconds(1)
        )
        return response?.status == .ok
    }

    enum Method: String {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Sends a request, and reads the answer.
    func send(
        _ method: Method = .get,
        _ path: String,
        token: String? = nil,
        json: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(http)\(path)")
        request.method = HTTPMethod(rawValue: method.rawValue)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        if let json {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: json))
        }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let body = try await response.body.collect(upTo: 1 << 22)
        return Answer(status: Int(response.status.code), headers: response.headers, body: Data(body.readableBytesView))
    }

    /// A new member with the token of a log-in; the password is none.
    func join(_ name: String = "Ada", role: Role = .member, plan: String = "unlimited") async throws -> Person {
        let gym = Gym(store: storage.store, events: storage.events, logger: Logger(label: "tests"))
        let email = "\(name.lowercased()).\(UInt64.random(in: 0...UInt64.max))@example.com"
        let registration = Registration(email: email, name: name, passwordHash: "none", role: role)
        let member = try await gym.register(registration)
        let admin = Caller(id: "none", role: .admin)
        _ = try await gym.updateMember(member.id, MemberChange(plan: plan), version: 1, as: admin)
        return Person(id: member.id, email: email, token: try await token(TokenClaims(sub: member.id, role: role)))
    }

    /// A token that is signed with a key of the process.
    func token(_ claims: TokenClaims) async throws -> String {
        // The process makes its first key when it first needs one.
        _ = try await send(.get, "/api/main/auth/jwks.json")
        guard let key = try await storage.store.signingKeys().last, let bytes = Data(base64Encoded: key.privateKey)
        else {
            throw ServerFailure("there is no key")
        }
        return try await claims.signed(with: P256Key(bytes), kid: key.id)
    }

    /// A class of a new trainer's: its id.
    func schedule(_ type: String = "yoga", capacity: Int = 20) async throws -> String {
        let trainer = try await join("Grace", role: .trainer)
        let start = Moment.now + .seconds(86_400)
        let answer = try await send(
            .post,
            "/api/main/classes",
            token: trainer.token,
            json: #"{"type":"\#(type)","startsAt":"\#(start)","durationMinutes":60,"capacity":\#(capacity)}"#
        )
        return try answer.text("id")
    }
}

/// A member as tests see one.
struct Person: Sendable {
    let id, email, token: String
}

/// What a service answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: Data

    /// The first value of a header.
    func header(_ name: String) -> String? { headers.first(name: name) }

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: [String: Any] {
        get throws {
            guard let object = try JSONSerialization.jsonObject(with: body) as? [String: Any] else {
                throw ServerFailure("no object of JSON: \(text)")
            }
            return object
        }
    }

    /// A text of the object.
    func text(_ name: String) throws -> String {
        guard let text = try json[name] as? String else { throw ServerFailure("no \(name) in \(text)") }
        return text
    }

    /// A number of the object.
    func number(_ name: String) throws -> Int {
        guard let number = try json[name] as? Int else { throw ServerFailure("no \(name) in \(text)") }
        return number
    }

    /// The objects of a page.
    var items: [[String: Any]] {
        get throws { try json["items"] as? [[String: Any]] ?? [] }
    }
}
