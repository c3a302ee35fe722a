import MeshModel
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

    @Test func anItemMoreInAListBringsNothingBack() {
        let before = Sample.service()
        let after = before.replacing(
            "  http:\n",
            with: "  http:\n    - match: [{port: 80}]\n      route: [{destination: {host: a}}]\n"
        )
        #expect(after != before)
        let baseline = Baseline().updated(with: findings(before))
        #expect(baseline.filter(findings(after)).new.isEmpty)
        #expect(baseline.filter(findings(after)).staleCount == 0)
    }

    @Test func anotherMessageIsAnotherFinding() throws {
        var finding = try #require(findings(Sample.service()).first)
        let baseline = Baseline().updated(with: [finding])
        finding.message = finding.message.replacing("120", with: "7")
        #expect(baseline.filter([finding]).new.isEmpty)
        finding.message = "something else"
        #expect(baseline.filter([finding]).new.count == 1)
    }

    @Test func whatARunCannotHaveFoundStays() throws {
        let old = findings(Sample.service())
        let baseline = Baseline().updated(with: old)
        let elsewhere = Baseline.Reach(rules: { _ in true }, files: { _ in false })
        let otherRules = Baseline.Reach(rules: { $0 != "MG501" }, files: { _ in true })
        for reach in [elsewhere, otherRules] {
            #expect(baseline.updated(with: [], in: reach).text == baseline.text)
            #expect(baseline.filter([], in: reach).staleCount == 0)
        }
        #expect(baseline.updated(with: []).filter(old).new.count == 1)
    }

    @Test func pathsAreToldFromTheFolderOfTheBaseline() throws {
        var finding = try #require(findings(Sample.service()).first)
        finding.place.file = "./b/a.yaml"
        let text = Baseline(at: "b/base.yaml").updated(with: [finding]).text
        #expect(text.contains("file: a.yaml"), "\(text)")
    }

    @Test(arguments: ["", "[]", "findings: 3", "findings: [{file: a}]", "a: ["])
    func anythingElseIsNoBaseline(_ text: String) {
        #expect(Baseline(Array(text.utf8)) == nil)
    }
}
