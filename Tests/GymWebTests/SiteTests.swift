import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOHTTP1
import ServiceKit
import Testing

@testable import GymWeb

/// The log-in of a site, before a backend that is not there.
@Suite struct SiteTests {
    private static let secret = "0123456789abcdefghijklmnop"
    private let identity = Site.Identity(name: "Test", canRegister: true) { _ in [(label: "Classes", path: "/classes")]
    }

    private func test(
        _ stub: StubBackend = StubBackend(["POST /api/main/auth/login": .tokens()]),
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let release = Site.Release(service: "frontend", version: "1.2.3", colour: nil)
        let site = try Site(identity, release: release, templates: Templates([:]), main: stub.backend())
        let router = Router(context: WebContext.self)
        site.add(to: router)
        router.get("/mine") { _, context in "\(try context.member().claims.name ?? "")" }
        router.get("/classes/:class") { _, context in
            _ = try await site.gym(for: context).gymClass(context.parameter("class"))
            return "found"
        }
        try await Application(router: router).test(.router, body)
    }

    private func post(
        _ path: String,
        _ form: String,
        headers: HTTPFields = [:],
        to client: any TestClientProtocol
    ) async throws -> TestResponse {
        let fields: HTTPFields = [.cookie: "gym-form=\(Self.secret)"]
        return try await client.execute(
            uri: path,
            method: .post,
            headers: fields.merging(headers),
            body: ByteBuffer(string: "csrf=\(Self.secret)&\(form)")
        )
    }
}

extension SiteTests {
    @Test func loggingInSetsCookiesThatScriptsCannotRead() async throws {
        try await test { client in
            let response = try await post("/login", "email=a&password=b&next=/classes", to: client)
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/classes")
            let cookies = response.headers[values: .setCookie]
            #expect(cookies.map { $0.prefix { $0 != "=" } }.sorted() == ["gym-form", "gym-refresh", "gym-token"])
            #expect(
                cookies.allSatisfy { $0.contains("HttpOnly") && $0.contains("SameSite=Lax") && $0.contains("Path=/") }
            )
        }
    }

    @Test(arguments: [
        ("gym.example.com", true), ("localhost", false), ("127.0.0.1:3000", false), ("localhost.evil.example", true),
    ])
    func cookiesAreSecureButOnThisMachine(_ host: String, _ isSecure: Bool) {
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: host, path: "/"),
            body: RequestBody(buffer: ByteBuffer())
        )
        #expect(SiteCookie.token.set("x", for: request).secure == isSecure)
    }

    @Test func loggingInGivesTheBrowserAnotherSecret() async throws {
        try await test { client in
            let response = try await post("/login", "email=a&password=b", to: client)
            let secret = try #require(response.headers[values: .setCookie].first { $0.hasPrefix("gym-form=") })
            #expect(secret.hasPrefix("gym-form=\(Self.secret)") == false)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example"])
    func loggingInLeadsNowhereElse(_ next: String) async throws {
        try await test { client in
            let response = try await post("/login", "email=a&password=b&next=\(Query.escaped(next))", to: client)
            #expect(response.headers[.location] == "/")
        }
    }

    @Test func aWrongPasswordShowsTheFormAgainWithoutIt() async throws {
        let problem = #"{"title":"Unauthorized","status":401,"detail":"The address or the password is wrong."}"#
        try await test(StubBackend(["POST /api/main/auth/login": .init(status: .unauthorized, body: problem)])) {
            client in
            let response = try await post("/login", "email=a%40b&password=hunter2hunter2", to: client)
            let page = String(buffer: response.body)
            #expect(response.status == .unprocessableContent)
            #expect(page.contains("The address or the password is wrong."))
            #expect(page.contains("value=\"a@b\""))
            #expect(page.contains("hunter2") == false)
        }
    }
}

extension SiteTests {
    @Test(
        arguments: [
            [.fetchSite: "cross-site"], [.fetchSite: "same-site"], [.origin: "https://evil.example"], [.origin: "null"],
            [.cookie: "gym-form=another-secret-of-that-length"], [.cookie: "gym-form="],
        ] as [HTTPFields]
    )
    func foreignFormsAreRefused(_ headers: HTTPFields) async throws {
        try await test { client in
            let response = try await post("/login", "email=a&password=b", headers: headers, to: client)
            #expect(response.status == .forbidden)
            #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("gym-token=") } == false)
        }
    }

    @Test func aFormWithoutTheSecretIsRefused() async throws {
        try await test { client in
            let headers: HTTPFields = [.cookie: "gym-form=\(Self.secret)"]
            let response = try await client.execute(
                uri: "/login",
                method: .post,
                headers: headers,
                body: ByteBuffer(string: "email=a&password=b")
            )
            #expect(response.status == .forbidden)
        }
    }

    @Test func aLargeFormIsRefused() async throws {
        try await test { client in
            let response = try await post("/login", "email=" + String(repeating: "a", count: 100_000), to: client)
            #expect(response.status == .contentTooLarge)
        }
    }
}

extension SiteTests {
    @Test func aSessionIsRenewedWhenItsTokenHasEnded() async throws {
        try await test(StubBackend(["POST /api/main/auth/refresh": .tokens(name: "Ada")])) { client in
            let response = try await client.execute(
                uri: "/mine",
                method: .get,
                headers: [.cookie: "gym-refresh=refresh-1"]
            )
            #expect(String(buffer: response.body) == "Ada")
            #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("gym-refresh=refresh-2") })
        }
    }

    @Test func whoeverIsNotLoggedInIsSentThereAndBack() async throws {
        try await test(StubBackend()) { client in
            let response = try await client.execute(uri: "/mine?a=b", method: .get)
            #expect(response.headers[.location] == "/login?next=%2Fmine%3Fa%3Db")
        }
    }

    @Test func aRevokedSessionIsForgotten() async throws {
        let stub = StubBackend(["GET /api/main/classes/1": .init(status: .unauthorized)])
        try await test(stub) { client in
            let cookie = "gym-token=\(StubBackend.Answer.accessToken("Ada"))"
            let response = try await client.execute(uri: "/classes/1", method: .get, headers: [.cookie: cookie])
            #expect(response.status == .seeOther)
            #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("gym-token=;") })
        }
    }

    @Test func namesAreShownAsText() async throws {
        try await test { client in
            let cookie = "gym-token=\(StubBackend.Answer.accessToken("<script>alert(1)</script>"))"
            let response = try await client.execute(uri: "/login", method: .get, headers: [.cookie: cookie])
            #expect(String(buffer: response.body).contains("&lt;script&gt;alert(1)"))
            #expect(String(buffer: response.body).contains("<script>alert") == false)
        }
    }

    @Test func anIdLeadsNowhereElse() async throws {
        let stub = StubBackend()
        try await test(stub) { client in
            for path in ["/classes/..%2F..%2Fadmin", "/classes/.."] {
                _ = try await client.execute(uri: path, method: .get)
            }
        }
        #expect(
            stub.requests.map(\.url) == [
                "http://backend/api/main/classes/..%252F..%252Fadmin", "http://backend/api/main/classes/-",
            ]
        )
    }
}

extension SiteTests {
    @Test(arguments: ["/login", "/nothing", "/mine", "/assets/x/gym.css", "/assets/x/..%2f..%2fPackage.swift"])
    func everyAnswerTellsTheBrowserToBeStrict(_ path: String) async throws {
        try await test(StubBackend()) { client in
            let headers = try await client.execute(uri: path, method: .get).headers
            let policy = try #require(headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
            #expect(policy.contains("unsafe") == false)
            #expect(headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test func assetsAreKeptForEverUnderTheirMark() async throws {
        let mark = Assets().mark
        try await test(StubBackend()) { client in
            let current = try await client.execute(uri: "/assets/\(mark)/gym.css", method: .get)
            #expect(current.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let other = try await client.execute(uri: "/assets/older/gym.css", method: .get)
            #expect(other.headers[.cacheControl] == "no-cache")
            let missing = try await client.execute(uri: "/assets/\(mark)/passwords", method: .get)
            #expect(missing.status == .notFound)
        }
    }

    @Test(arguments: ["http", "https"])
    func browsersStayEncrypted(_ scheme: String) async throws {
        try await test(StubBackend()) { client in
            let response = try await client.execute(uri: "/login", method: .get, headers: [.forwardedProto: scheme])
            #expect((response.headers[.strictTransportSecurity] != nil) == (scheme == "https"))
        }
    }

    @Test func callsBelongToTheTraceOfTheirRequest() async throws {
        let stub = StubBackend()
        let trace = TraceContext { _ in nil }
        await TraceContext.$current.withValue(trace) {
            _ = try? await Gym(main: stub.backend(), token: "a-token").me()
        }
        let headers = try #require(stub.requests.first).headers
        #expect(headers["traceparent"].first?.contains("\(trace.traceID)-\(trace.spanID)") == true)
        #expect(headers["authorization"] == ["Bearer a-token"])
    }

    @Test func pagesAreNeverKept() async throws {
        try await test(StubBackend()) { client in
            let headers = try await client.execute(uri: "/login", method: .get).headers
            #expect(headers[.cacheControl] == "no-store")
        }
    }

    @Test func aBackendThatIsAwayIsSaidKindly() async throws {
        try await test(StubBackend(["GET /api/main/classes/1": .init(status: .serviceUnavailable)])) { client in
            let response = try await client.execute(uri: "/classes/1", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] == "5")
            #expect(String(buffer: response.body).contains("Try again in a few seconds."))
        }
    }

    @Test func aNoticeIsShownOnceAndOnlyIfItIsOne() async throws {
        try await test(StubBackend()) { client in
            let saved = try await client.execute(
                uri: "/login",
                method: .get,
                headers: [.cookie: "gym-notice=loggedOut"]
            )
            #expect(String(buffer: saved.body).contains("You are logged out."))
            #expect(saved.headers[values: .setCookie].contains { $0.hasPrefix("gym-notice=;") })
            let planted = try await client.execute(uri: "/login", method: .get, headers: [.cookie: "gym-notice=Hello"])
            #expect(String(buffer: planted.body).contains("Hello") == false)
        }
    }
}

extension HTTPFields {
    /// These fields with the values of others in their place.
    fileprivate func merging(_ others: HTTPFields) -> HTTPFields {
        var merged = self
        for field in others { merged[field.name] = field.value }
        return merged
    }
}
