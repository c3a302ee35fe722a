import Foundation
import Testing

@testable import MeshRuntime

/// Renders that are killed at any moment, again and again.
@Suite(.serialized) struct KilledRunTests {
    private static let kills = 150

    private let folder: TemporaryFolder
    private var out: String { "\(folder.path)/out" }

    init() throws { folder = try TemporaryFolder() }

    private func arguments(_ version: Int) -> [String] {
        ["-o", out, "--set", "services=\(40 + version)", "--set", "size=\(version)"]
    }

    /// The folder as it is after a whole render of each version.
    private func versions() throws -> [[String: String]] {
        try (1...2).map { version in
            _ = try RendererProcess.run(arguments(version))
            return outTexts
        }
    }

    private var entries: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    }

    private var outTexts: [String: String] { folder.texts.filter { $0.key.hasPrefix("out/") } }

    /// Kills renders that begin where the last one left off, and looks after each: every second one at any moment, the
    /// others while they change the folder, which is when `path` is there.
    private func killRenders(whileThereIs path: String, _ look: () throws -> Void) throws {
        let start = ContinuousClock.now
        _ = try RendererProcess.run(arguments(1))
        let duration = UInt32((ContinuousClock.now - start) / .microseconds(1))
        for round in 0..<Self.kills {
            let arguments = arguments(round / 2 % 2 + 1)
            if round % 2 == 0 {
                try RendererProcess.kill(arguments, afterMicroseconds: .random(in: duration / 4...duration))
            } else {
                try RendererProcess.kill(
                    arguments,
                    once: "\(folder.path)/\(path)",
                    afterMicroseconds: .random(in: 0...400)
                )
            }
            try look()
        }
    }

    @Test func aFolderOfMeshgensIsAllOldOrAllNewAtOnce() throws {
        try folder.write("mine", to: "out/notes.txt")
        let versions = try versions()
        try killRenders(whileThereIs: ".out.meshgen-new") {
            let texts = outTexts
            #expect(versions.contains(texts))
        }
        _ = try RendererProcess.run(arguments(1))
        #expect(outTexts == versions[0])
        #expect(try entries == ["out"])
    }

    @Test func anyOtherFolderIsRepairedByTheNextRun() throws {
        try folder.write("mine", to: "out/mine/notes.txt")
        let versions = try versions()
        var repairs = 0
        try killRenders(whileThereIs: "out/\(UpdatePlan.stagingName)/plan") {
            let check = try RendererProcess.run(arguments(1) + ["--check"])
            if check.errors.contains("its changes have been taken back") { repairs += 1 }
            let texts = outTexts.filter { !$0.key.contains(UpdatePlan.stagingName) }
            #expect(versions.contains(texts))
            #expect(check.status == (texts == versions[0] ? 0 : 1))
        }
        #expect(repairs > 0)
        _ = try RendererProcess.run(arguments(2))
        #expect(outTexts == versions[1])
        #expect(try entries == ["out"])
    }
}
