import Foundation
import TestKit

/// A service with two versions whose metrics a real Prometheus scrapes; see `Tests/Tools/canary_stage.py`.
struct CanaryStage {
    let folder: TemporaryFolder
    private let server: ToolServer
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
        server = try ToolServer(tool: "canary_stage.py", ["\(folder.path)/\(weights)"] + options)
        ports = try JSONDecoder().decode(Ports.self, from: Data(server.greeting.utf8))
    }

    /// The address, with a password that must not be seen anywhere; this Prometheus does not ask for it.
    var prometheus: String { "http://ada:s3cret@127.0.0.1:\(ports.port)" }

    func killPrometheus() { kill(ports.pid, SIGKILL) }

    /// `canary run cart` with short steps.
    func arguments(_ steps: String = "5,20,50,100", interval: String = "1s") -> [String] {
        [
            "canary", "run", "cart", "--steps", steps, "--interval", interval, "--p99", "500ms", "--prometheus",
            prometheus,
        ]
    }

    /// Runs `meshgen canary run cart` with short steps and more arguments.
    func run(
        _ more: String...,
        during body: (RunningCommand) throws -> Void = { _ in }
    ) throws -> CommandRun {
        try run(Project.meshgen, arguments() + more, during: body)
    }

    /// Runs a program where the service is.
    func run(
        _ program: URL,
        _ arguments: [String],
        during body: (RunningCommand) throws -> Void = { _ in }
    ) throws -> CommandRun {
        try CommandRun(
            program,
            arguments,
            in: folder.url,
            environment: ["NO_COLOR": nil, "TERM": "xterm", "USER": "Ada", "GIT_AUTHOR_NAME": nil],
            seconds: 50,
            during: body
        )
    }
}
