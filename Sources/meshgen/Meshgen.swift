import ArgumentParser
import Glibc
import MeshCompile
import MeshReference
import MeshRuntime

/// The command line: names and dispatches the commands, and decides how each of them ends.
@main
struct Meshgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meshgen",
        abstract: "Write a service mesh in Swift, and get every Kubernetes and Istio manifest it needs.",
        discussion: """
            A mesh is a file Mesh.swift that declares services, routes and policies:

              meshgen init shop              begin a new mesh in the folder shop
              meshgen render shop            print its manifests
              meshgen render shop -o out     write them to a folder
              meshgen schema vs.spec.http    look up a field

            Exit status: 0 all is well, 1 differences or mistakes were found, 2 the command could not do its work.
            """,
        version: Version.text,
        subcommands: [
            RenderCommand.self, LintCommand.self, CanaryCommand.self, SwitchCommand.self, RolloutCommand.self,
            EnvoyCommand.self,
            RulesCommand.self, InitCommand.self, BuildCommand.self, SchemaCommand.self,
            CompletionCommand.self, PrelinkCommand.self, PagesCommand.self,
        ]
    )

    static func main() {
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if let request = RenderRequest(commandLine: arguments) { try RenderCommand.run(request) }
            try RepeatedOptions.refuse(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Glibc.exit(status(of: error))
        }
    }

    /// Tells the user about an error, and gives the exit status for it.
    private static func status(of error: any Error) -> Int32 {
        switch error {
        case let error as CompileError: Console.report(error)
        case let error as ReferenceError: Console.error(error.message)
        case let error as CommandError: Console.error(error.message, advice: error.advice)
        case let code as ExitCode: return code.rawValue
        // Asked-for help and versions come as errors too.
        case _ where exitCode(for: error).isSuccess: return show(fullMessage(for: error))
        default: Console.usage(fullMessage(for: error))
        }
        return 2
    }

    private static func show(_ message: String) -> Int32 {
        do {
            try StandardOutput.write(message + "\n")
            return 0
        } catch {
            Console.error("\(error)")
            return 2
        }
    }
}

/// A reason why a command could not do its work.
struct CommandError: Error {
    /// What is wrong: lower case, no full stop.
    var message: String
    /// What to do about it, one line each.
    var advice: [String] = []
}
