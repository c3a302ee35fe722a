import Testing

@testable import MeshLint

@Suite struct BaselineTests {
    private func findings(_ text: String) -> [Finding] {
        var options = LintOptions()
        options.only = ["mg501"]
        return Sample.lint(text, options).findings
    }

    @Test func knownFindingsAreLeftOutAndNewOnesAreNot() throws {
        let baseline = Baseline().updated(with: findings(Sample.service()))
        let read = try #require(Baseline(Array(baseline.text.utf8)))
        let moved = findings("# a line more\n" + Sample.service())
        #expect(read.filter(moved).new.isEmpty)
        let more = findings(Sample.service() + "---\n" + Sample.service("other"))
        #expect(read.filter(more).new.map(\.resource?.name) == ["other"])
    }

    @Test func entriesThatMatchNothingAreCounted() throws {
        let baseline = Baseline().updated(with: findings(Sample.service()))
        #expect(baseline.filter([]).staleCount == 1)
    }

    @Test func reasonsAreKept() throws {
        let text = Baseline().updated(with: findings(Sample.service())).text
        let reviewed = text.replacing("reason: \"\"", with: "reason: halves")
        #expect(reviewed != text)
        let baseline = try #require(Baseline(Array(reviewed.utf8)))
        #expect(baseline.updated(with: findings(Sample.service())).text == reviewed)
    }

    @Test(arguments: ["", "[]", "findings: 3", "findings: [{file: a}]", "a: ["])
    func anythingElseIsNoBaseline(_ text: String) {
        #expect(Baseline(Array(text.utf8)) == nil)
    }
}
