import AsyncHTTPClient
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization

@testable import GymWeb

/// A backend that answers from a table, and remembers what it was asked.
final class StubBackend: Sendable {
    struct Answer: Sendable {
        var status: HTTPResponseStatus = .ok
        var body = "{}"
    }

    private let answers: [String: Answer]
    private let seen = Mutex<[HTTPClientRequest]>([])

    /// - Parameter answers: by method and URL path, such as `GET /api/main/me`; anything else is not found.
    init(_ answers: [String: Answer] = [:]) { self.answers = answers }

    var requests: [HTTPClientRequest] { seen.withLock(\.self) }

    func backend() -> Backend {
        Backend(at: "http://backend") { request, _ in
            self.seen.withLock { $0.append(request) }
            let path = request.url.dropFirst("http://backend".count).prefix { $0 != "?" }
            let answer = self.answers["\(request.method.rawValue) \(path)"] ?? Answer(status: .notFound)
            return HTTPClientResponse(status: answer.status, body: .bytes(ByteBuffer(string: answer.body)))
        }
    }
}

extension StubBackend.Answer {
    /// Tokens for a member with this name.
    static func tokens(name: String = "Ada") -> StubBackend.Answer {
        .init(body: #"{"accessToken":"\#(accessToken(name))","expiresIn":600,"refreshToken":"refresh-2"}"#)
    }

    /// An unsigned token: the sites look at what it says alone.
    static func accessToken(_ name: String, role: String = "member") -> String {
        let claims = #"{"sub":"1","role":"\#(role)","name":"\#(name)"}"#
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let bits = claims.utf8.flatMap { byte in (0..<8).reversed().map { byte >> $0 & 1 } }
        let sextets = stride(from: 0, to: bits.count, by: 6).map { start in
            (0..<6).reduce(0) { $0 << 1 | Int(start + $1 < bits.count ? bits[start + $1] : 0) }
        }
        return "e30." + String(sextets.map { alphabet[$0] }) + ".x"
    }
}
