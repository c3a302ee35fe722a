import MeshModel
import Testing

@testable import MeshLint

/// Holds each rule to its own examples.
@Suite struct RuleExampleTests {
    @Test(arguments: Linter.rules.map { $0.info.code })
    func findsWhatItsExamplesAnnounce(_ code: String) throws {
        let info = try #require(Linter.rules.first { $0.info.code == code }).info
        for example in info.rejects {
            try expect(example, of: info)
            #expect(!example.expectations.isEmpty, "the example announces nothing", sourceLocation: example.location(1))
        }
        for example in info.accepts { try expect(example, of: info) }
    }

    /// Compares what the rule reports, line by line, with what the comments of the example say.
    private func expect(_ example: Example, of info: RuleInfo) throws {
        var expectations = example.expectations
        for finding in example.findings(of: info.code) {
            let index = expectations.firstIndex {
                $0.line == finding.place.line && finding.message.contains($0.words)
            }
            guard let index else {
                Issue.record(
                    "\(info.code) reports in line \(finding.place.line): \(finding.message)",
                    sourceLocation: example.location(finding.place.line)
                )
                continue
            }
            expectations.remove(at: index)
        }
        for expectation in expectations {
            Issue.record(
                "\(info.code) does not report: \(expectation.words)",
                sourceLocation: example.location(expectation.line)
            )
        }
    }
}

extension Example {
    struct Expectation {
        var line: Int
        var words: String
    }

    /// What the comments announce: `# ← words`, several times on a line for several findings.
    var expectations: [Expectation] {
        yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.split(separator: "←", omittingEmptySubsequences: false).dropFirst().map { words in
                Expectation(line: index + 1, words: words.trimmed)
            }
        }
    }

    /// What one rule reports about the example.
    func findings(of code: String) -> [Finding] {
        var options = LintOptions()
        options.only = [code.lowercased()]
        options.isComplete = isComplete
        options.settings = MeshSettings(config: meshConfig.map { LintSource("mesh.yaml", $0) })
        let beside = kustomization.map { [LintSource("kustomization.yaml", $0)] } ?? []
        return Linter(options).lint([LintSource("example.yaml", yaml)] + beside).findings
    }

    /// A line of the example in the source of the rule.
    func location(_ line: Int) -> SourceLocation {
        // The text begins on the line after `Example(` and its quotes.
        SourceLocation(fileID: "MeshLint/\(file)", filePath: file, line: self.line + 1 + line, column: 1)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text.drop { $0 == " " })
    }
}
