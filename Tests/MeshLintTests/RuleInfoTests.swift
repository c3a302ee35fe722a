import Testing

@testable import MeshLint

/// Holds the descriptions of the rules to their form.
@Suite struct RuleInfoTests {
    private let infos = Linter.rules.map { $0.info }

    @Test func codesAndNamesAreUnique() {
        #expect(Set(infos.map(\.code)).count == infos.count)
        #expect(Set(infos.map(\.name)).count == infos.count)
    }

    @Test func everyPartIsThere() {
        for info in infos {
            #expect(info.code.wholeMatch(of: /MG\d{3}/) != nil, "\(info.code)")
            #expect(info.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(info.code) \(info.name)")
            #expect(!info.name.hasPrefix("no-"), "\(info.code): a name says the problem, not the cure")
            #expect(
                info.summary.hasSuffix(".") && !info.summary.dropLast().contains(". "),
                "\(info.code): one sentence"
            )
            #expect(!info.reason.isEmpty && info.reason.hasSuffix("."), "\(info.code)")
            #expect(!info.help.isEmpty && !info.help.hasSuffix("."), "\(info.code): advice is a fragment")
            #expect(!info.accepts.isEmpty && !info.rejects.isEmpty, "\(info.code): examples of both kinds")
            for alias in info.aliases {
                #expect(alias.wholeMatch(of: /(IST|KIA)\d{4}/) != nil, "\(info.code): \(alias)")
            }
        }
    }

    @Test func pagesNameTheRulesThatAreMorePrecise() throws {
        for info in infos where !info.yieldsTo.isEmpty {
            #expect(info.yieldsTo.allSatisfy { Linter.info(of: $0) != nil }, "\(info.code)")
            #expect(info.yieldsTo.allSatisfy(info.textPage.contains), "\(info.code)")
            #expect(info.yieldsTo.allSatisfy(info.markdownPage.contains), "\(info.code)")
        }
        let info = try #require(Linter.info(of: "MG001"))
        #expect(info.yieldsTo.isEmpty && !info.textPage.contains("Says nothing where"))
    }
}
