import Foundation
import TestKit
import Testing

@testable import MeshLint

/// Shows for each check that the definitions of the kinds make that it is made: `SchemaCoverage.yaml`.
@Suite struct SchemaCoverageTests {
    @Test func everyDocumentIsReported() throws {
        for document in try Self.documents() {
            let found = Set(Linter().lint([LintSource("sample.yaml", document.text)]).findings.map(\.rule))
            for rule in document.rules where !found.contains(rule) {
                Issue.record("\(rule) does not report: \(document.check)")
            }
        }
    }

    @Test func everyDocumentIsOfACheckThatItsRulesCover() throws {
        for document in try Self.documents() {
            for rule in document.rules {
                let covers = Linter.info(of: rule)?.covers ?? []
                #expect(covers.contains(document.check), "\(rule) does not cover: \(document.check)")
            }
        }
    }

    private struct Document {
        var check: String
        var rules: [String]
        var text: String

        init(_ object: GymSystem.Object) throws {
            check = try #require(object["check"] as? String)
            rules = try #require(object["rules"] as? [String])
            let type = try #require(object["kind"] as? String).split(separator: "/")
            let spec = try #require(object["spec"] as? String)
            text = """
                apiVersion: \(type.dropLast().joined(separator: "/"))
                kind: \(type.last ?? "")
                metadata: {name: sample, namespace: shop}
                spec: \(spec.replacing("LONG", with: String(repeating: "-", count: 65_537)))

                """
        }
    }

    private static func documents() throws -> [Document] {
        let text = try Data(contentsOf: Project.path("Tests/MeshLintTests/SchemaCoverage.yaml"))
        let list = try GymSystem.objects(in: text).first?["documents"] as? [GymSystem.Object]
        return try #require(list).map(Document.init)
    }
}
