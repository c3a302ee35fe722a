import Foundation
import Glibc
import GymTestKit
import Testing

extension GymServiceTests {
    /// Requests that are too large, too slow or no requests.
    @Suite struct LimitTests {
        @Test func largeBodiesAreRefused() async throws {
            let backend = try await BackendMain(.embedded, ["MAX_BODY_BYTES": "1000"])
            let name = String(repeating: "a", count: 2_000)
            #expect(try await backend.register("ada@example.com", "a long password", name: name).status == 413)
        }

        @Test func bodiesMustBeJSON() async throws {
            let backend = try await SharedBackend.backend
            let path = "/api/main/auth/login"
            let form = try await backend.send(
                .post,
                path,
                headers: ["content-type": "application/x-www-form-urlencoded"]
            )
            #expect(form.status == 415)
            #expect(try await backend.send(.post, path).status == 415)
            for json in ["", "{", "[]", "null", "{\"email\":", "\u{0}", String(repeating: "[", count: 60_000)] {
                let status = try await backend.send(.post, path, json: json).status
                #expect(status == 400 || status == 422, "\(json.prefix(20))")
            }
            let missing = try await backend.send(.post, path, json: #"{"email":"a@b"}"#)
            #expect(
                try missing.json["errors"] as? [[String: String]] == [["field": "password", "message": "is missing"]]
            )
            let wrong = try await backend.send(.post, path, json: #"{"email":1,"password":"x"}"#)
            #expect(
                try wrong.json["errors"] as? [[String: String]] == [
                    ["field": "email", "message": "has the wrong type"]
                ]
            )
        }

        @Test func largeHeadersAreRefused() async throws {
            let backend = try await SharedBackend.backend
            let connection = try Connection(port: backend.http)
            connection.send(
                "GET /healthz HTTP/1.1\r\nhost: x\r\nx-large: \(String(repeating: "a", count: 40_000))\r\n\r\n"
            )
            #expect(connection.receiveAll(seconds: 10).hasPrefix("HTTP/1.1 400"))
        }

        /// One byte now and then holds a connection no longer than a whole request may take.
        @Test(
            arguments: [
                "GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ",
                "POST /api/main/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
            ]
        )
        func slowRequestsAreCutOff(_ beginning: String) async throws {
            let backend = try await BackendMain(.embedded, ["REQUEST_SECONDS": "1"])
            let connection = try Connection(port: backend.http)
            connection.send(beginning)
            let start = ContinuousClock.now
            var answer = ""
            while answer.isEmpty, ContinuousClock.now - start < .seconds(10) {
                connection.send(" ")
                answer = connection.receiveAll(seconds: 0.1)
            }
            #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout"))
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(try await backend.send(.get, "/healthz").status == 200)
        }

        @Test func idleConnectionsAreLeftAlone() async throws {
            let backend = try await BackendMain(.embedded, ["REQUEST_SECONDS": "1"])
            let connection = try Connection(port: backend.http)
            for _ in 0..<2 {
                connection.send("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(connection.receiveAll(seconds: 1.5).hasPrefix("HTTP/1.1 200"))
            }
        }

        @Test(arguments: [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/main/../../etc/passwd", "//etc/passwd", "*",
        ])
        func pathsLeadNowhereElse(_ path: String) async throws {
            let backend = try await SharedBackend.backend
            let connection = try Connection(port: backend.http)
            connection.send("GET \(path) HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            let answer = connection.receiveAll(seconds: 5)
            #expect(answer.hasPrefix("HTTP/1.1 404") || answer.hasPrefix("HTTP/1.1 400"))
            #expect(!answer.contains("root:"))
        }
    }
}

/// A connection on which a test sends what no client would.
private final class Connection {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw ServerFailure("no connection to \(port)") }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// What arrives until the other side closes, or nothing comes for a while.
    func receiveAll(seconds: Double) -> String {
        var limit = timeval(tv_sec: Int(seconds), tv_usec: Int((seconds - seconds.rounded(.down)) * 1_000_000))
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }
}
