import Foundation
import TestKit
import Testing

/// Follows the page that shows how to add a rule.
@Suite struct AddingARuleTests {
    private let folder: TemporaryFolder
    private let page: String

    init() throws {
        folder = try TemporaryFolder()
        page = try String(contentsOf: Project.path("docs/adding-a-rule.md"), encoding: .utf8)
    }

    @Test func theRuleOfThePageIsListedAndCompiles() throws {
        let rule = try #require(try page.firstMatch(of: Regex("(?s)a test compiles this -->.*?```swift\n(.*?)```")))
        let source = try #require(rule.output[1].substring)
        try folder.write(String(source), to: "LongTimeoutRule.swift")
        let others = try Self.sources()
        let rules = others.filter { $0.hasSuffix("Rule.swift") && $0.contains("/Rules/") }
        let index = try CommandRun(
            Project.products.appending(path: "type-index"),
            ["\(folder.path)/LintRules.swift", "LintRules", "any LintRule.Type"] + rules
                + ["\(folder.path)/LongTimeoutRule.swift"]
        )
        #expect(index.status == 0, "\(index.errors)")
        #expect(try folder.read("LintRules.swift").contains("LongTimeoutRule.self"))
        let check = try CommandRun(URL(filePath: "/usr/bin/env"), Self.typeCheck(folder) + others)
        #expect(check.status == 0, "\(check.output)\(check.errors)")
    }

    @Test func theFilesThatThePageNamesAreThere() throws {
        for path in ["Sources/MeshLint/Rules/Resilience", "Tests/MeshLintTests/Mutations"] {
            #expect(page.contains(path))
            #expect(FileManager.default.fileExists(atPath: Project.path(path).path))
        }
    }

    /// Checks the new file and the list of rules, as the build would.
    private static func typeCheck(_ folder: TemporaryFolder) -> [String] {
        let modules = Project.products.appending(path: "Modules").path
        let moduleMap = Project.path("Sources/CLibYAML/module.modulemap").path
        return [
            "swiftc", "-frontend", "-typecheck", "-swift-version", "6", "-module-name", "MeshLint",
            "-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature",
            "MemberImportVisibility", "-I", modules, "-Xcc", "-fmodule-map-file=\(moduleMap)", "-primary-file",
            "\(folder.path)/LongTimeoutRule.swift", "-primary-file", "\(folder.path)/LintRules.swift",
        ]
    }

    private static func sources() throws -> [String] {
        let root = Project.path("Sources/MeshLint")
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { root.appending(path: $0).path }
    }
}
