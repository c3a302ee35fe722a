import Testing

@testable import MeshLint

/// Rules that run only where they are asked for.
@Suite struct OptInTests {
    private let optIn = AlphaAnnotationRule.info

    @Test func doesNotRunUnasked() {
        #expect(!LintOptions().selects(optIn))
    }

    @Test(arguments: ["mg237", "alpha-annotation", "ist0136"])
    func runsWhereItIsNamed(_ name: String) {
        var options = LintOptions()
        options.only = [name]
        #expect(options.selects(optIn))
        options.skip = ["alpha-annotation"]
        #expect(!options.selects(optIn))
    }

    @Test func runsWhereTheConfigurationGivesItASeverity() throws {
        var options = LintOptions()
        options.apply(try LintConfiguration(LintSource("lint.yaml", "rules: {MG237: warning}")))
        #expect(options.selects(optIn))
        options.apply(try LintConfiguration(LintSource("lint.yaml", "rules: {MG237: off}")))
        #expect(!options.selects(optIn))
    }
}
