import MeshCluster
import TestKit
import Testing
import YAML

/// Requests to a server with TLS, whose certificate is for `localhost`.
@Suite struct SecureConnectionTests {
    private let certificates: Certificates
    private let server: ToolServer

    init() throws {
        certificates = try Certificates()
        server = try ToolServer(
            tool: "http_faults.py",
            ["--tls", certificates.path("server.pem"), certificates.path("server.key")]
        )
    }

    private func settings(_ authority: String?) throws -> HTTPSettings {
        var settings = HTTPSettings()
        settings.retries = .never
        settings.tls.authorities = try authority.map(certificates.bytes)
        return settings
    }

    private func echo(_ settings: HTTPSettings, host: String = "localhost", _ server: ToolServer) throws(HTTPError)
        -> HTTPResponse
    {
        try HTTPClient(settings).send(HTTPRequest("https://\(host):\(server.greeting)/echo"))
    }

    @Test func trustsTheAuthorityItIsGiven() throws {
        #expect(try echo(settings("ca.pem"), server).status == 200)
    }

    @Test(arguments: ["other.pem", nil]) func trustsNoOther(_ authority: String?) throws {
        let error = try #require(throws: HTTPError.self) { try echo(settings(authority), server) }
        #expect(error.code == .untrusted)
    }

    @Test func checksTheName() throws {
        var settings = try settings("ca.pem")
        let error = #expect(throws: HTTPError.self) { try echo(settings, host: "127.0.0.1", server) }
        #expect(error?.code == .untrusted)
        settings.tls.serverName = "localhost"
        let response = try echo(settings, host: "127.0.0.1", server)
        #expect(response.json()?["headers"]?["host"]?.text == "127.0.0.1:\(server.greeting)")
    }

    @Test func doesWithoutProofOnlyIfToldTo() throws {
        var settings = try settings(nil)
        settings.tls.isVerified = false
        #expect(try echo(settings, host: "127.0.0.1", server).status == 200)
    }

    @Test func showsItsCertificate() throws {
        let strict = try ToolServer(
            tool: "http_faults.py",
            [
                "--tls", certificates.path("server.pem"), certificates.path("server.key"),
                "--clients", certificates.path("ca.pem"),
            ]
        )
        var settings = try settings("ca.pem")
        #expect(throws: HTTPError.self) { try echo(settings, strict) }
        settings.tls.certificate = try certificates.bytes("client.pem")
        settings.tls.key = try certificates.bytes("client.key")
        #expect(try echo(settings, strict).json()?["client"]?.text == "dev")
    }
}
