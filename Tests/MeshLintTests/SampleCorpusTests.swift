import Foundation
import MeshModel
import TestKit
import Testing

@testable import MeshLint

/// Holds the rules against the samples that Istio ships, where those are at hand: each finding is right, or is no more there.
@Suite struct SampleCorpusTests {
    @Test func nothingIsReportedBesideTheBaseline() throws {
        let folder = Project.root.deletingLastPathComponent().appending(path: "shared/corpus/istio-samples")
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        let text = try Data(contentsOf: Project.path("Tests/MeshLintTests/Baselines/istio-samples.yaml"))
        let baseline = try #require(Baseline([UInt8](text)))
        let (new, staleCount) = baseline.filter(try Self.findings(in: folder))
        let lines = new.map { "\($0.place.file):\($0.place.line): \($0.rule) \($0.path): \($0.message)" }
        #expect(new.isEmpty, "\(lines.joined(separator: "\n"))")
        #expect(staleCount == 0)
        #expect(!String(decoding: text, as: UTF8.self).contains("reason: \"\""))
    }

    /// The errors and warnings of all files together.
    private static func findings(in folder: URL) throws -> [Finding] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        let sources = try paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".json") }.map {
            LintSource($0, [UInt8](try Data(contentsOf: folder.appending(path: $0))))
        }
        var options = LintOptions()
        options.severity = .warning
        return Linter(options).lint(sources).findings
    }
}
