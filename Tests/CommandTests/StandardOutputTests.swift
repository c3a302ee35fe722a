import Foundation
import TestKit
import Testing

/// What prints to the standard output notices if nobody gets it.
@Suite struct StandardOutputTests {
    private static let commands = [
        ["schema"], ["schema", "vs"], ["schema", "vs", "--format", "json"], ["completion", "bash"], ["init", "--list"],
        ["--help"], ["--version"], ["help", "render"],
    ]

    private func run(_ arguments: [String], _ redirection: String) throws -> CommandRun {
        let command = ["exec", Project.meshgen.path] + arguments
        return try CommandRun(
            URL(filePath: "/bin/bash"),
            ["-c", "\(command.joined(separator: " ")) \(redirection)"]
        )
    }

    @Test(arguments: commands)
    func aFullDiskIsAnError(_ arguments: [String]) throws {
        let run = try run(arguments, "> /dev/full")
        #expect(run.status == 2)
        #expect(run.errors == "error: cannot write 'the standard output': No space left on device\n")
    }

    @Test(arguments: commands)
    func aClosedOutputIsAnError(_ arguments: [String]) throws {
        let run = try run(arguments, ">&-")
        #expect(run.status == 2)
        #expect(run.errors == "error: cannot write 'the standard output': Bad file descriptor\n")
    }

    /// Whether or not whoever starts meshgen has told it to ignore the signal.
    @Test(arguments: ["trap - PIPE", "trap '' PIPE"])
    func aReaderThatHasEnoughIsNoError(_ trap: String) throws {
        let script = "\(trap); (sleep 0.2; exec \(Project.meshgen.path) schema) | true"
        let run = try CommandRun(URL(filePath: "/bin/bash"), ["-c", script])
        #expect(run.errors == "")
    }
}
