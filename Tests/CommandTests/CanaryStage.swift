import Foundation
import TestKit

/// A service with two versions whose metrics a real Prometheus scrapes; see `Tests/Tools/canary_stage.py`.
struct CanaryStage {
    let folder: TemporaryFolder
    private let server: ServerProcess
    private let ports: Ports

    private struct Ports: Decodable {
        let port: Int
        let pid: Int32
    }

    /// - Parameters:
    ///   - weights: the file in the folder that says how the requests are shared out.
    ///   - options: of the stage, such as `--failures 0.05`.
    init(in folder: TemporaryFolder, weights: String = "traffic.yaml", _ options: String...) throws {
        self.folder = folder
        server = try ServerProcess(tool: "canary_stage.py", ["\(folder.path)/\(weights)"] + options)
        ports = try JSONDecoder().decode(Ports.self, from: Data(server.greeting.utf8))
    }

    /// The address, with a password that must not be seen anywhere; this Prometheus does not ask for it.
    var prometheus: String { "http://ada:s3cret@127.0.0.1:\(ports.port)" }

    func killPrometheus() { kill(ports.pid, SIGKILL) }

    /// Runs `meshgen canary run cart` with short steps.
    func run(
        _ arguments: String...,
        during body: (RunningCommand) throws -> Void = { _ in }
    ) throws -> CommandRun {
        let options = ["--steps", "5,20,50,100", "--interval", "1s", "--p99", "500ms", "--prometheus", prometheus]
        return try CommandRun(
            Project.meshgen,
            ["canary", "run", "cart"] + options + arguments,
            in: folder.url,
            environment: ["NO_COLOR": "1", "USER": "Ada", "GIT_AUTHOR_NAME": nil],
            seconds: 50,
            during: body
        )
    }
}
