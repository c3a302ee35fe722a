import Foundation
import TestKit
import Testing

/// The README's tour, command by command, as a new user would type it.
@Suite struct TourTests {
    @Test func everyCommandOfTheTourWorks() throws {
        let commands = try Self.commands()
        #expect(commands.count >= 8)
        let folder = try TemporaryFolder()
        let bin = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            at: bin.url.appending(path: "meshgen"),
            withDestinationURL: Project.meshgen
        )
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        for command in commands {
            let run = try CommandRun(
                URL(filePath: "/bin/sh"),
                ["-c", command],
                in: folder.url,
                environment: ["PATH": "\(bin.path):\(path)"]
            )
            #expect(run.status == 0, "\(command)\n\(run.output)\(run.errors)")
            #expect(!(run.output + run.errors).isEmpty, "\(command) says nothing")
        }
        #expect(folder.files.contains("manifests/kustomization.yaml"))
    }

    /// The lines of the first shell block behind the mark `<!-- tour`.
    private static func commands() throws -> [String] {
        let readme = try String(contentsOf: Project.path("README.md"), encoding: .utf8)
        let block = readme.components(separatedBy: "<!-- tour").dropFirst().first?.components(separatedBy: "```")
        let lines = try #require(block?.dropFirst().first).split(separator: "\n").dropFirst().map(String.init)
        return lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }
    }
}
