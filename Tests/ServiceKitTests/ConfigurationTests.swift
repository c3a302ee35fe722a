import Foundation
import Logging
import Testing

@testable import ServiceKit

@Suite struct ConfigurationTests {
    private static let colour = Setting.text("PAINT", default: "white", "What it looks like.")
    private static let secret = Setting.optional("SECRET", "What nobody may see.")
    private static let database = Setting.optionalURL("DATABASE", schemes: ["mysql"], "Where things are.")
    private static let service = ServiceDescription(
        "sample",
        http: 8_080,
        grpc: 9_090,
        settings: [colour, secret, database]
    )

    @Test func defaultsHoldWithoutAnEnvironment() throws {
        let configuration = try ServiceConfiguration(Self.service, environment: ["HOME": "/root"])
        #expect(configuration[Self.colour] == "white")
        #expect(configuration[Self.secret] == nil)
        #expect(configuration[Self.database] == nil)
        #expect(configuration[Self.service.http.setting] == 8_080)
        #expect(configuration[CommonSettings.listenAddress] == "127.0.0.1")
        #expect(!configuration[CommonSettings.faultsAllowed])
    }

    @Test func valuesReplaceDefaults() throws {
        let environment = [
            "PAINT": "red", "SECRET": "", "DATABASE": "mysql://a@b/c", "HTTP_PORT": "0", "LOG_LEVEL": "debug",
        ]
        let configuration = try ServiceConfiguration(Self.service, environment: environment)
        #expect(configuration[Self.colour] == "red")
        #expect(configuration[Self.secret] == nil)
        #expect(configuration[Self.database] == "mysql://a@b/c")
        #expect(configuration[Self.service.http.setting] == 0)
        #expect(configuration[CommonSettings.logLevel] == .debug)
    }

    @Test func namesAllMistakesAtOnceAndNoValues() throws {
        let environment = [
            "HTTP_PORT": "70000", "DATABASE": "postgres://root:hunter2@db", "FAULTS_ALLOWED": "yes",
            "LOG_LEVEL": "loud",
        ]
        let error = #expect(throws: ConfigurationError.self) {
            try ServiceConfiguration(Self.service, environment: environment)
        }
        let mistakes = try #require(error).mistakes
        #expect(
            mistakes == [
                "HTTP_PORT must be a number from 0 to 65535",
                "LOG_LEVEL must be one of trace, debug, info, notice, warning, error, critical",
                "FAULTS_ALLOWED must be true or false",
                "DATABASE must be a URL that begins with mysql://",
            ]
        )
    }

    @Test func describesItself() throws {
        let json = try JSONSerialization.jsonObject(with: Data(Self.service.json().utf8)) as? [String: Any]
        let description = try #require(json)
        #expect(description["name"] as? String == "sample")
        #expect(description["user"] as? Int == 65_532)
        #expect(
            description["probes"] as? [String: String] == [
                "startup": "/startupz", "liveness": "/healthz", "readiness": "/readyz",
            ]
        )
        let ports = try #require(description["ports"] as? [[String: Any]])
        #expect(ports.map { $0["number"] as? Int } == [8_080, 9_090])
        let variables = try #require(description["environment"] as? [[String: Any]])
        let defaults = variables.map { ($0["name"] as? String ?? "", $0["default"] as? String) }
        #expect(defaults.contains { $0.0 == "PAINT" && $0.1 == "white" })
        #expect(defaults.contains { $0.0 == "SECRET" && $0.1 == nil })
        #expect(defaults.contains { $0.0 == "GRPC_PORT" && $0.1 == "9090" })
    }
}
