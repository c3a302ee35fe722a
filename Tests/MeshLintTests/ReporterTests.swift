import Foundation
import MeshModel
import TestKit
import Testing
import YAML

@testable import MeshLint

@Suite struct ReporterTests {
    /// Two findings, one of them with a fix, in a file whose name wants escaping.
    private static let source = LintSource(
        "a & b/sample,1.yaml",
        Sample.service() + "---\n" + Sample.service("two|three")
    )

    static let result: LintResult = {
        var options = LintOptions()
        options.only = ["mg501"]
        var result = Linter(options).lint([source])
        let range = 4..<5
        result.findings[0].fix = Fix(
            title: "replace a letter",
            edits: [.init(range: range, replacement: Array("é".utf8))]
        )
        result.timings = []
        return result
    }()

    static func report(_ format: LintFormat, hasColours: Bool = false) -> String {
        result.report(as: format, ReportContext(sources: [source], hasColours: hasColours, version: "0.0.0"))
    }

    @Test(arguments: LintFormat.allCases)
    func reportsAreAsExpected(_ format: LintFormat) throws {
        try expectGolden(Self.report(format), "report.\(format.rawValue)")
    }

    @Test(arguments: [LintFormat.text, .editor, .github, .markdown, .junit])
    func controlCharactersAreSpelledOut(_ format: LintFormat) {
        var result = Self.result
        result.findings[0].message = "a\n::error::b\u{1B}[31m\u{9B}"
        result.findings[0].place.file = "::warning::x\u{7}.yaml"
        let text = result.report(as: format, ReportContext(sources: [], version: "0.0.0"))
        #expect(!text.unicodeScalars.contains { $0.isControl && $0 != "\n" })
        let lines = text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        let commands = lines.filter { $0.hasPrefix("::") }
        #expect(commands.count == (format == .github ? 2 : 0))
        #expect(commands.allSatisfy { $0.hasPrefix("::warning file=") })
    }

    @Test func onlyWhatFailsTheCommandIsAFailureForJUnit() {
        let mild = Self.report(.junit)
        #expect(mild.contains("failures=\"0\"") && !mild.contains("<failure"))
        let context = ReportContext(sources: [Self.source], version: "0.0.0", failOn: .warning)
        let strict = Self.result.report(as: .junit, context)
        #expect(strict.contains("tests=\"2\" failures=\"2\"") && strict.contains("<failure"))
    }

    @Test func coloursAreOnlyForTerminals() {
        #expect(!Self.report(.text).contains("\u{1B}"))
        #expect(Self.report(.text, hasColours: true).contains("\u{1B}[1;33mwarning"))
    }

    @Test func theJSONContractHolds() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.report(.json).utf8)) as? [String: Any]
        )
        #expect(Set(object.keys) == ["findings", "summary"])
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        #expect(
            Set(finding.keys) == [
                "rule", "name", "aliases", "severity", "message", "help", "resource", "path", "file", "line", "column",
                "fix",
            ]
        )
        let resource = try #require(finding["resource"] as? [String: Any])
        #expect(Set(resource.keys) == ["apiVersion", "kind", "namespace", "name"])
        let summary = try #require(object["summary"] as? [String: Any])
        #expect(Set(summary.keys) == ["files", "documents", "errors", "warnings", "infos"])
    }

    @Test func sarifIsValid() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.report(.sarif), to: "report.sarif")
        let run = try CommandRun(
            Project.path(".build/python/bin/python"),
            [Project.path("Tests/Tools/validate_sarif.py").path, "\(folder.path)/report.sarif"]
        )
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test func junitIsWellFormed() throws {
        let parser = XMLCheck()
        #expect(parser.isWellFormed(Self.report(.junit)))
    }
}

/// Asks Python's parser, since Foundation's XML would have to be linked for this alone.
private struct XMLCheck {
    func isWellFormed(_ text: String) -> Bool {
        let script = "import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.argv[1].encode())"
        let run = try? CommandRun(Project.path(".build/python/bin/python"), ["-c", script, text])
        return run?.status == 0
    }
}
