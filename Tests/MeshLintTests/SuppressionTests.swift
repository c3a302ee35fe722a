import MeshModel
import Testing

@testable import MeshLint

@Suite struct SuppressionTests {
    @Test(arguments: [
        " # meshgen:ignore MG501 -- halves", " # meshgen:ignore route-weight-sum -- by name",
        " # meshgen:ignore MG001, MG501 -- two codes", " # meshgen:ignore * -- everything",
    ])
    func aCommentOnTheLineKeepsAFindingQuiet(_ comment: String) {
        #expect(Sample.codes(Sample.service(comment: comment)).isEmpty)
    }

    @Test func aCommentAboveTheLineDoesToo() {
        let text = Sample.service().replacing(
            "    - route:",
            with: "    # meshgen:ignore MG501 -- halves\n    - route:"
        )
        #expect(Sample.codes(text).isEmpty)
    }

    @Test func aCommentAboveADocumentHoldsForAllOfItAndNoOther() {
        let first = Sample.service(above: "# meshgen:ignore MG501 -- halves\n")
        #expect(Sample.codes(first + "---\n" + Sample.service("other")) == ["MG501"])
        #expect(Sample.codes(Sample.service("other") + "---\n" + first) == ["MG501"])
    }

    @Test func aCommentElsewhereDoesNot() {
        let text = Sample.service().replacing("name: cart\nspec", with: "name: cart # meshgen:ignore MG501 -- no\nspec")
        #expect(Set(Sample.codes(text)) == ["MG501", "MG021"])
    }

    @Test(arguments: ["galley.istio.io/analyze-suppress", "kiali.io/ignore-validations"])
    func annotationsOfOtherToolsHold(_ annotation: String) {
        let text = Sample.service().replacing(
            "name: cart\nspec",
            with: "name: cart\n  annotations: {\(annotation): \"*\"}\nspec"
        )
        #expect(Sample.codes(text).isEmpty)
    }

    @Test func aSuppressionWithoutAReasonHoldsAndIsReported() {
        #expect(Sample.codes(Sample.service(comment: " # meshgen:ignore MG501")) == ["MG020"])
    }

    @Test func aSuppressionOfNoRuleIsReported() {
        let codes = Sample.codes(Sample.service(comment: " # meshgen:ignore MG999 -- why"))
        #expect(Set(codes) == ["MG501", "MG022"])
    }

    /// What a policy PAY-1 found on line 2 of a mesh, as it is reported.
    private func policyCodes(_ mesh: String, _ configuration: String = "", only: Set<String> = []) throws -> [String] {
        let place = SourcePlace(file: "Mesh.swift", line: 2, column: 5)
        var policies = PolicyResults()
        policies.infos["PAY-1"] = RuleInfo(policy: "PAY-1", .error, "pay", help: "")
        policies.findings = [
            Finding(
                rule: "PAY-1",
                severity: .error,
                message: "x",
                help: "",
                resource: nil,
                path: "",
                place: place,
                fix: nil
            )
        ]
        policies.isComplete = true
        var options = LintOptions()
        options.apply(try LintConfiguration(LintSource(".meshgen-lint.yaml", configuration)))
        options.only = only
        let result = Linter(options).lint([], quoted: [LintSource("Mesh.swift", mesh)], policies: policies)
        return result.findings.map { "\($0.rule) \($0.severity)" }
    }

    @Test func policiesAreSelectedAndSuppressedAsRules() throws {
        #expect(try policyCodes("\n\n") == ["PAY-1 error"])
        #expect(try policyCodes("\na // meshgen:ignore PAY-1 -- why\n").isEmpty)
        #expect(try policyCodes("\na // meshgen:ignore PAY-1, PAY-2 -- why\n") == ["MG022 warning"])
        #expect(try policyCodes("\n", only: ["mg501"]).isEmpty)
        #expect(try policyCodes("\n", only: ["pay-1"]) == ["PAY-1 error"])
        #expect(try policyCodes("\n", "rules: {PAY-1: warning}") == ["PAY-1 warning"])
        #expect(try policyCodes("\n", "rules: {PAY-1: off}").isEmpty)
        #expect(try policyCodes("\n", "ignore: [{rule: PAY-1, path: ./Mesh.swift, reason: why}]").isEmpty)
    }

    @Test func withoutAMeshACodeMayBeThatOfAPolicy() {
        #expect(Sample.codes(Sample.service(comment: " # meshgen:ignore MG501, PAY-1 -- why")).isEmpty)
    }

    @Test func commentsOfAMeshHold() {
        let place = SourcePlace(file: "Mesh.swift", line: 2, column: 5)
        let destinations = [90, 30].map { weight in
            VirtualService.HTTPRouteDestination(destination: .init(host: "cart"), weight: weight)
        }
        let service = VirtualService(
            .init(name: "cart"),
            spec: .init(hosts: ["cart"], http: [.init(route: destinations)])
        )
        let declared = DeclaredResource(service, at: place)
        var options = LintOptions()
        options.only = ["mg501"]
        func count(_ mesh: String) -> Int {
            Linter(options).lint([], declared: [declared], quoted: [LintSource("Mesh.swift", mesh)]).findings.count
        }
        #expect(count("let a = 1\nlet b = 2\n") == 1)
        #expect(count("let a = 1\nlet b = 2 // meshgen:ignore MG501 -- halves\n") == 0)
        #expect(count("// meshgen:ignore MG501 -- halves\nlet b = 2\n") == 0)
    }
}
