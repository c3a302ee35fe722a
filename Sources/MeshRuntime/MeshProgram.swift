import ArgumentParser
import Glibc
public import MeshDSL

/// The program that a compiled Mesh.swift is.
public enum MeshProgram {
    /// Does what the command line asks for, then ends the process.
    ///
    /// - Parameters:
    ///   - embeddedTraffic: the `traffic.yaml` to use where there is none beside the mesh.
    ///   - mesh: evaluates the declarations; called once, after environment and parameters are known.
    public static func run(embeddedTraffic: String? = nil, _ mesh: () -> Mesh) -> Never {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let request = RenderRequest(arguments: arguments) ?? parse(arguments)
        exit(RenderRun(request).run(embeddedTraffic: embeddedTraffic, mesh).rawValue)
    }

    private static func parse(_ arguments: [String]) -> RenderRequest {
        do {
            try RepeatedOptions.refuse(arguments)
            return try RenderCommand.parseExisting(arguments)
        } catch {
            if RenderCommand.exitCode(for: error).isSuccess { show(RenderCommand.fullMessage(for: error)) }
            let name = RenderCommand.configuration.commandName ?? ""
            StandardError.write("error: \(RenderCommand.message(for: error)); see '\(name) --help'")
            exit(ExitStatus.failure.rawValue)
        }
    }

    private static func show(_ help: String) -> Never {
        do {
            try StandardOutput.write(help + "\n")
            exit(ExitStatus.success.rawValue)
        } catch {
            StandardError.write("error: \(error)")
            exit(ExitStatus.failure.rawValue)
        }
    }
}

/// How a command ended, for the shell.
public enum ExitStatus: Int32, Sendable {
    /// All is well.
    case success = 0
    /// What was looked for was found: differences, mistakes.
    case differences = 1
    /// The command could not do its work.
    case failure = 2
}
