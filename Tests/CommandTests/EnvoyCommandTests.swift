import Foundation
import TestKit
import Testing

/// `meshgen envoy config`.
@Suite struct EnvoyCommandTests {
    private static let gym = Project.path("examples/gym/rendered").path

    private func config(_ arguments: String...) throws -> CommandRun {
        try CommandRun(Project.meshgen, ["envoy", "config"] + arguments, environment: ["NO_COLOR": "1"])
    }

    @Test func withoutAWorkloadItListsTheProxies() throws {
        let run = try config("-f", Self.gym)
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 9)
        #expect(lines.first == "gateway  ingress.gym  2 listeners, 10 clusters")
        #expect(lines.contains { $0.hasPrefix("sidecar  backend-main-v1.gym  ") })
    }

    @Test func ofAWorkloadItPrintsWhatEnvoyTakes() throws {
        let run = try config("backend-main-v1", "-f", Self.gym, "--certificates", "/certificates")
        #expect(run.status == 0)
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect((value?["node"] as? [String: String])?["cluster"] == "backend-main-v1.gym")
        #expect(run.output.contains("/certificates/mesh-ca.crt"))
    }

    @Test func whatIsNotToldIsNoted() throws {
        let errors = try config("-f", Self.gym).errors
        #expect(errors.contains("note: NetworkPolicy gym/frontend: NetworkPolicy is ignored"))
    }

    @Test func aMeshIsEvaluated() throws {
        let folder = try Meshgen.folder()
        let run = try config("cart.shop", "-f", folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("inbound|8080||"))
    }

    @Test(arguments: [
        (["nobody", "-f", gym], "there is no proxy for 'nobody'"), (["-f", "/nowhere"], "/nowhere"),
        (["--port-base", "70000", "-f", gym], "from 0 to 60000"), (["a", "b"], "Unexpected argument"),
    ])
    func aMistakeIsOneError(_ arguments: [String], _ message: String) throws {
        let run = try CommandRun(Project.meshgen, ["envoy", "config"] + arguments, environment: ["NO_COLOR": "1"])
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
