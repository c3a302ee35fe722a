import Foundation
import MeshLint
import MeshRender
import MeshRollout
import TestKit
import Testing

/// Every command on every file of the corpus.
@Suite struct CorpusTests {
    static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: Project.path("Tests/MeshRolloutTests/Corpus").path
        )
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    private static let extras = CanaryExtras(
        headers: [HeaderMatch("x-user-group=beta")].compactMap(\.self),
        mirror: 10,
        isSticky: true
    )

    private static func original(_ name: String) throws -> Data {
        try Data(contentsOf: Project.path("Tests/MeshRolloutTests/Corpus/\(name)"))
    }

    /// What a file is after each command, and what the commands were.
    private struct Walk {
        var steps: [(name: String, command: String, before: Data, after: Data)] = []
    }

    private static func walk(_ name: String) throws -> Walk {
        let content = try original(name)
        let folder = try ReleaseFolder([name: content], stable: "v1")
        var walk = Walk()
        func step(_ title: String, _ command: ReleaseCommand) throws {
            let before = try folder.content(name)
            let objections = try folder.run(command)
            #expect(objections.isEmpty, "\(name): \(title)")
            walk.steps.append((name, title, before, try folder.content(name)))
        }
        if try folder.store.read().state.canary == nil { try step("start v2 5", .start("v2", 5)) }
        try step("set v2 20", .set(20))
        try step("set v2 100", .set(100))
        try step("set v2 0", .set(0))
        try step("set v2 35", .set(35))
        try step("abort v2 0", .abort)
        try step("start v2 7", .start("v2", 7))
        try step("promote v2 100", .promote)
        return walk
    }

    @Test func corpusHasFortyFiles() { #expect(Self.names.count >= 40) }

    /// The lines that change are these; a review of the golden file sees each of them.
    @Test(arguments: names)
    func changesTheExpectedLines(_ name: String) throws {
        let text = try Self.walk(name).steps.map { step in
            let diff = UnifiedDiff(path: name, old: Array(step.before), new: Array(step.after)).bytes
            return "# \(step.command)\n" + String(decoding: diff, as: UTF8.self)
        }.joined()
        try expectGolden(text, "\(name).diff")
    }

    /// Changes of weights alone touch nothing but digits.
    @Test(arguments: names)
    func weightsAreTheOnlyBytesOfAShare(_ name: String) throws {
        for step in try Self.walk(name).steps where step.command.hasPrefix("set") || step.command.hasPrefix("promote") {
            #expect(Self.skeleton(step.before) == Self.skeleton(step.after), "\(step.command)")
        }
    }

    private static func skeleton(_ content: Data) -> [UInt8] { content.filter { !(0x30...0x39 ~= $0) } }

    /// Another reader of YAML finds the shares that were asked for, and nothing else changed.
    @Test func anotherReaderReadsTheExpectedData() throws {
        let folder = try TemporaryFolder()
        var list = ""
        for name in Self.names {
            for (number, step) in try Self.walk(name).steps.enumerated() {
                try step.before.write(to: folder.url.appending(path: "\(number)-before-\(name)"))
                try step.after.write(to: folder.url.appending(path: "\(number)-after-\(name)"))
                list += "\(number) \(name) \(step.command)\n"
            }
        }
        try folder.write(list, to: "steps")
        let run = try CommandRun(
            Project.path(".build/python/bin/python"),
            [Project.path("Tests/Tools/release_data.py").path, folder.path]
        )
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    /// With everything that a canary can have, an abort leaves the very bytes that it leaves without.
    @Test(arguments: names.filter { !$0.hasPrefix("tcp") && !$0.hasPrefix("tls") })
    func extrasComeAndGoWithoutATrace(_ name: String) throws {
        let plain = try ReleaseFolder([name: try Self.original(name)], stable: "v1")
        let full = try ReleaseFolder([name: try Self.original(name)], stable: "v1")
        for folder in [plain, full] where try folder.store.read().state.canary == nil {
            try folder.run(.start("v2", 5))
        }
        do {
            #expect(try full.run(.set(percent: 20, Self.extras)).isEmpty)
        } catch let refusal as Refusal {
            // What anchors name is not copied, and fields of the user are not replaced.
            #expect(refusal.code == .unsupported)
            #expect(
                ["anchored-host.yaml", "anchored-sole.yaml", "shared-route-list.yaml", "unknown-fields.yaml"].contains(
                    name
                )
            )
            return
        }
        #expect(try full.store.read().state.canary?.extras == Self.extras)
        #expect(try full.run(.set(55)).isEmpty)
        #expect(try full.store.read().state.canary?.extras == Self.extras)
        try full.run(.abort)
        try plain.run(.abort)
        #expect(try full.content(name) == plain.content(name))
    }

    /// A check finds nothing that it did not find before.
    @Test(arguments: names)
    func checkFindsNothingNew(_ name: String) throws {
        for step in try Self.walk(name).steps {
            let known = Self.findings(step.before, name)
            let new = Self.findings(step.after, name).filter { !known.contains($0) }
            #expect(new.isEmpty, "\(step.command)")
        }
    }

    private static func findings(_ content: Data, _ name: String) -> [String] {
        Linter().lint([LintSource(name, Array(content))]).findings.map { "\($0.rule) \($0.message)" }
    }
}
