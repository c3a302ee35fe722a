import Testing

@testable import MeshLint

/// Rules that run only where they are asked for.
@Suite struct OptInTests {
    private let optIn = RuleInfo(
        "MG000",
        "example",
        .info,
        aliases: ["KIA1301"],
        summary: "An example.",
        reason: "It is one.",
        help: "do nothing",
        isOptIn: true,
        accepts: [],
        rejects: []
    )

    @Test func doesNotRunUnasked() {
        #expect(!LintOptions().selects(optIn))
    }

    @Test(arguments: ["mg000", "example", "kia1301"])
    func runsWhereItIsNamed(_ name: String) {
        var options = LintOptions()
        options.only = [name]
        #expect(options.selects(optIn))
        options.skip = ["example"]
        #expect(!options.selects(optIn))
    }

    @Test func runsWhereTheConfigurationGivesItASeverity() throws {
        var options = LintOptions()
        options.apply(try LintConfiguration(LintSource("lint.yaml", "rules: {MG000: warning}")))
        #expect(options.selects(optIn))
        options.apply(try LintConfiguration(LintSource("lint.yaml", "rules: {MG000: off}")))
        #expect(!options.selects(optIn))
    }
}
