import Foundation
import TestKit
import Testing

@testable import MeshLint

/// Holds the rules against the inventories of what Istio and Kiali check, where those are at hand.
@Suite struct CoverageTests {
    private static let inventory = try? String(
        contentsOf: Project.root.deletingLastPathComponent().appending(path: "shared/istio-rules.md"),
        encoding: .utf8
    )
    private static let kialiCodes = try? String(
        contentsOf: Project.root.deletingLastPathComponent().appending(path: "shared/kiali-codes.md"),
        encoding: .utf8
    )

    /// The checks of the webhook and the schemas, as `Section: text`.
    private static var checks: [String] {
        var section = ""
        var checks: [String] = []
        for line in (inventory ?? "").split(separator: "\n") {
            if let heading = line.firstMatch(of: /^### 2\.\d+a? ([A-Za-z ]+)/) {
                section = heading.output.1.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
            } else if line.hasPrefix("## ") || line.hasPrefix("### ") {
                section = ""
            } else if let bullet = line.firstMatch(of: /^- [EW]: (.*?)\.?$/), !section.isEmpty {
                checks.append("\(section): \(bullet.output.1)")
            }
        }
        return checks
    }

    @Test func everyCheckOfTheWebhookHasARuleOrAReason() {
        let covered = Set(Linter.rules.flatMap { $0.info.covers }).union(UncoveredChecks.reasons.keys)
        let missing = Self.checks.filter { !covered.contains($0) }
        #expect(missing.isEmpty, "\(missing.count) without a rule:\n\(missing.joined(separator: "\n"))")
    }

    @Test func rulesClaimOnlyChecksThatThereAre() throws {
        guard Self.inventory != nil else { return }
        let known = Set(Self.checks + (1...25).map { "Check \($0)" })
        let claims = Linter.rules.flatMap { rule in rule.info.covers.map { (code: rule.info.code, check: $0) } }
        let unknown = claims.filter { !known.contains($0.check) }.map { "\($0.code): \($0.check)" }
        #expect(unknown.isEmpty, "\(unknown.joined(separator: "\n"))")
    }

    @Test func allTwentyFiveChecksThatIncidentsAskForAreThere() {
        let covered = Set(Linter.rules.flatMap { $0.info.covers })
        #expect((1...25).filter { !covered.contains("Check \($0)") }.isEmpty)
    }

    @Test func everyCodeOfIstioAndKialiHasARuleOrAReason() {
        let text = (Self.inventory ?? "") + (Self.kialiCodes ?? "")
        let codes = text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^\| ((?:IST|KIA)\d{4}) /#).map { String($0.output.1) }
        }
        let aliases = Linter.rules.flatMap { rule in rule.info.aliases }
        let covered = Set(aliases).union(UncoveredCodes.all.map { uncovered in uncovered.code })
        let missing = codes.filter { !covered.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }
}
