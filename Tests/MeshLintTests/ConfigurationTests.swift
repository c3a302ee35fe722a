import Testing

@testable import MeshLint

@Suite struct ConfigurationTests {
    private func codes(_ configuration: String, _ text: String = Sample.service()) throws -> [String] {
        var options = LintOptions()
        options.apply(try LintConfiguration(LintSource(".meshgen-lint.yaml", configuration)))
        options.only = ["mg501", "mg020", "mg021"]
        return Sample.lint(text, options).findings.map { "\($0.rule) \($0.severity)" }
    }

    @Test func rulesGetAnotherSeverityOrNone() throws {
        #expect(try codes("rules: {MG501: error}") == ["MG501 error"])
        #expect(try codes("rules: {route-weight-sum: info}") == ["MG501 info"])
        #expect(try codes("rules: {MG501: off}").isEmpty)
    }

    @Test func findingsAreIgnoredByPathAndResource() throws {
        #expect(try codes("ignore: [{rule: MG501, path: '*.yaml', reason: halves}]").isEmpty)
        #expect(try codes("ignore: [{rule: MG501, path: './*.yaml', reason: halves}]").isEmpty)
        #expect(try codes("ignore: [{rule: MG501, resource: VirtualService/cart, reason: halves}]").isEmpty)
        #expect(try codes("ignore: [{rule: MG501, path: '*.yaml'}]") == ["MG020 warning"])
        let other = try codes("ignore: [{rule: MG501, resource: VirtualService/other, reason: halves}]")
        #expect(Set(other) == ["MG501 warning", "MG021 warning"])
    }

    @Test(arguments: [
        ("failon: error", "no key 'failon'"), ("failOn: bad", "expected error, warning or info"),
        ("rules: {MG999: off}", "no rule 'MG999'"),
        ("ignore: [{rule: MG501, reason: x}]", "needs a path or a resource"),
        ("ignore: [{path: x, reason: x}]", "needs a rule"), ("complete: maybe", "expected true or false"),
        ("exclude: x", "expected a list"), ("rules: [MG100]", "expected rules with severities"),
        ("ignore: {rule: MG501}", "expected a list"), ("ruls: {}", "did you mean 'rules'?"),
        ("ignore: [{rule: route-weight-sm, path: x, reason: x}]", "did you mean 'route-weight-sum'?"),
        ("[1]", "expected keys"), ("a: [", "did not find"),
    ])
    func mistakesAreNamed(_ text: String, _ message: String) {
        #expect {
            try LintConfiguration(LintSource("c.yaml", text))
        } throws: { error in
            (error as? LintConfiguration.Mistake)?.message.contains(message) == true
        }
    }

    @Test(arguments: [
        ("*.yaml", "a.yaml", true), ("*.yaml", "b/a.yaml", false), ("**/*.yaml", "a.yaml", true),
        ("**/*.yaml", "b/c/a.yaml", true), ("b/**", "b/c/a.yaml", true), ("b/**", "c/a.yaml", false),
        ("a?c", "abc", true), ("a?c", "a/c", false), ("*", "", true), ("a*b*c", "aXbYbZc", true),
        ("a*b", "ab/b", false),
        ("**/charts/**", "x/charts/y/z.yaml", true),
    ])
    func globs(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Glob.matches(pattern, text) == matches)
    }
}
