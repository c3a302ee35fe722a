import MeshCluster
import TestKit
import Testing
import YAML

/// Requests to a server that misbehaves.
@Suite struct HTTPClientTests {
    private let server: ToolServer
    private var base: String { "http://127.0.0.1:\(server.greeting)" }

    init() throws { server = try ToolServer(tool: "http_faults.py") }

    private static var quick: HTTPSettings {
        var settings = HTTPSettings()
        settings.retries.firstPause = .milliseconds(10)
        return settings
    }

    private func count(_ path: String) throws -> String {
        try HTTPClient().send(HTTPRequest("\(base)/count\(path)")).text
    }

    private func failure(_ client: HTTPClient, _ request: HTTPRequest) -> HTTPError? {
        #expect(throws: HTTPError.self) { try client.send(request) }
    }

    @Test func sendsMethodHeadersAndBodyAndReadsTheAnswer() throws {
        var settings = Self.quick
        settings.bearerToken = "s3cret"
        let request = HTTPRequest(
            "\(base)/echo?a=b",
            method: .patch,
            headers: [HTTPHeader("Content-Type", "application/json-patch+json"), HTTPHeader("X-Empty", "")],
            body: Array("[]".utf8)
        )
        let response = try HTTPClient(settings).send(request)
        let said = try #require(response.json())
        #expect(response.status == 200 && response.header("x-seen") == "yes")
        #expect(said["method"]?.text == "PATCH" && said["path"]?.text == "/echo?a=b" && said["body"]?.text == "[]")
        #expect(said["headers"]?["authorization"]?.text == "Bearer s3cret")
        #expect(said["headers"]?["content-type"]?.text == "application/json-patch+json")
        #expect(said["headers"]?["x-empty"]?.text == "")
    }

    @Test func aClientSendsManyRequests() throws {
        let client = HTTPClient(Self.quick)
        for _ in 0..<20 { #expect(try client.send(HTTPRequest("\(base)/big/100000")).body.count == 100_000) }
    }

    @Test(arguments: [
        "/status/500/times/2", "/status/503/times/2", "/status/429/times/2", "/drop/times/2", "/half/times/2",
    ])
    func repeatsWhatMaySucceedLater(_ path: String) throws {
        #expect(try HTTPClient(Self.quick).send(HTTPRequest("\(base)\(path)")).text == "at last")
        #expect(try count(path) == "3")
    }

    @Test func waitsAsLongAsTheServerAsks() throws {
        let start = ContinuousClock.now
        #expect(try HTTPClient(Self.quick).send(HTTPRequest("\(base)/status/429/retry/1/times/1")).text == "at last")
        #expect(start.duration(to: .now) >= .seconds(1))
    }

    @Test func givesUpAtOnceWhereTheServerAsksForTooMuchPatience() throws {
        let response = try HTTPClient(Self.quick).send(HTTPRequest("\(base)/status/503/retry/3600"))
        #expect(response.status == 503)
        #expect(try count("/status/503/retry/3600") == "1")
    }

    @Test func givesTheLastAnswerWhenAllAttemptsFail() throws {
        #expect(try HTTPClient(Self.quick).send(HTTPRequest("\(base)/status/500")).status == 500)
        #expect(try count("/status/500") == "5")
    }

    @Test func aPatchIsRepeatedOnlyIfTheServerDidNothing() throws {
        let client = HTTPClient(Self.quick)
        let broken = failure(client, HTTPRequest("\(base)/drop", method: .patch, body: []))
        #expect(broken?.code == .broken)
        #expect(try count("/drop") == "1")
        #expect(try client.send(HTTPRequest("\(base)/status/500", method: .patch, body: [])).status == 500)
        #expect(try count("/status/500") == "1")
        #expect(try client.send(HTTPRequest("\(base)/status/429/times/1", method: .patch, body: [])).text == "at last")
    }

    @Test func tellsWhatWentWrong() throws {
        var settings = Self.quick
        settings.retries = .never
        settings.totalTimeout = .milliseconds(300)
        settings.maximumBytes = 1000
        let client = HTTPClient(settings)
        #expect(failure(client, HTTPRequest("\(base)/slow"))?.code == .timedOut)
        #expect(failure(client, HTTPRequest("\(base)/half"))?.code == .broken)
        #expect(failure(client, HTTPRequest("\(base)/big/1001"))?.code == .tooLarge)
        #expect(try client.send(HTTPRequest("\(base)/big/1000")).body.count == 1000)
        #expect(failure(client, HTTPRequest("http://127.0.0.1:1/"))?.code == .unreachable)
        #expect(failure(client, HTTPRequest("http://no-such-host.invalid/"))?.code == .unreachable)
        #expect(failure(client, HTTPRequest("ftp://127.0.0.1/"))?.code == .badAddress)
        #expect(failure(client, HTTPRequest("127.0.0.1"))?.code == .badAddress)
    }

    @Test func stopsWhenItIsToldTo() throws {
        let start = ContinuousClock.now
        let client = HTTPClient { start.duration(to: .now) > .milliseconds(200) }
        #expect(failure(client, HTTPRequest("\(base)/slow"))?.code == .cancelled)
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test func messagesNameTheServerAndNoSecret() throws {
        var settings = Self.quick
        settings.retries = .never
        settings.bearerToken = "t0ken"
        let address = "http://user:passw0rd@127.0.0.1:1/api/v1/query?query=hidden"
        let error = try #require(failure(HTTPClient(settings), HTTPRequest(address)))
        #expect(error.message.hasPrefix("http://127.0.0.1:1/api/v1/query: "))
        for secret in ["passw0rd", "user", "t0ken", "hidden"] { #expect(!error.message.contains(secret)) }
        settings.bearerToken = "two\nlines"
        #expect(failure(HTTPClient(settings), HTTPRequest("\(base)/echo"))?.code == .badAddress)
    }
}
