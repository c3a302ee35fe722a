import TestKit
import Testing

@testable import MeshCompile

@Suite struct SourceScanTests {
    @Test(arguments: [
        Meshgen.shop,
        "import MeshDSL\r\nimport MeshModel; import MeshDSL",
        "let printer = 1, dumped = 2, _ = 3, import_ = 4",
        "@testable import MeshDSL",
    ])
    func whatKnowsNothingElseIsSelfContained(_ source: String) {
        #expect(SourceScan(Array(source.utf8)).isSelfContained)
    }

    @Test(arguments: [
        "import Foundation", "import Glibc", "import MeshDSL, Foundation", "import MeshDSLExtras", "import/**/MeshDSL",
        "import func Glibc.getenv", "import MeshDSL /* and more */", "@_exported import MeshDSL",
        "let number = Int.random(in: 1...6)", "let number: Int = .`random`(in: 1...6)", "let all = [1, 2].shuffled()",
        "let arguments = CommandLine.arguments", "let line = readLine()", "func log() { print(1) }",
        "let text = \"\\(readLine() ?? \"\")\"", "let time = ContinuousClock.now",
        "@_silgen_name(\"time\") func time() -> Int",
        "let hash = \"a\".hashValue", "let id = ObjectIdentifier(x)", "withUnsafeBytes(of: 1) { $0 }", "Task { }",
        "// print",
    ])
    func whatMayKnowMoreIsNot(_ source: String) {
        #expect(!SourceScan(Array(source.utf8)).isSelfContained)
    }

    @Test func oneFileSpeaksForAll() throws {
        let folder = try Meshgen.folder()
        try folder.write("import Foundation", to: "Mesh/Part.swift")
        #expect(try !MeshSources(at: folder.path).areSelfContained)
    }
}
