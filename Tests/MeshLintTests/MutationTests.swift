import Foundation
import TestKit
import Testing

@testable import MeshLint

/// Breaks the rendered gym system in many ways; each is found by the rule that should find it.
@Suite struct MutationTests {
    @Test(arguments: try Mutation.all())
    func isFound(_ mutation: Mutation) throws {
        let rule = try #require(Linter.rules(named: mutation.rule).first, "there is no rule \(mutation.rule)")
        let code = rule.info.code
        let before = Self.findings(of: code, in: try GymSystem.documents(), isComplete: mutation.isComplete)
        #expect(before.isEmpty, "the gym system itself: \(before.map(\.message))")
        let broken = try mutation.applied(to: try GymSystem.documents())
        let found = Self.findings(of: code, in: broken, and: mutation.addition, isComplete: mutation.isComplete)
        #expect(!found.isEmpty, "\(mutation.file): \(code) does not find: \(mutation.name)")
    }

    /// Rules about texts that are no manifests, or about a file beside one, cannot be shown by a change of one.
    @Test func everyRuleHasOne() throws {
        let mutations = try Mutation.all()
        #expect(mutations.count >= 150)
        let rules = Set(mutations.flatMap { Linter.rules(named: $0.rule).prefix(1) }.map { $0.info.code })
        let without = Linter.rules.map { $0.info }.filter { info in
            !info.isOptIn && !info.code.hasPrefix("MG02") && info.code != SkippedPatchRule.info.code
                && !rules.contains(info.code)
        }
        #expect(without.isEmpty, "\(without.map { "\($0.code) \($0.name)" }.joined(separator: "\n"))")
    }

    @Test func namesAreUnique() throws {
        let names = try Mutation.all().map(\.name)
        let repeated = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys
        #expect(repeated.isEmpty)
    }

    private static func findings(
        of code: String,
        in documents: [GymSystem.Object],
        and addition: String? = nil,
        isComplete: Bool
    ) -> [Finding] {
        var options = LintOptions()
        options.only = [code.lowercased()]
        options.isComplete = isComplete
        let sources = documents.enumerated().compactMap { index, document in
            (try? JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])).map {
                LintSource("\(index).json", [UInt8]($0))
            }
        }
        return Linter(options).lint(sources + (addition.map { [LintSource("added.yaml", $0)] } ?? [])).findings
    }
}
