public import MeshModel
import MeshRender

/// Checks manifests and meshes with all rules.
///
/// ```swift
/// let result = Linter().lint([LintSource("cart.yaml", bytes)])
/// for finding in result.findings { print(finding.place, finding.message) }
/// ```
public struct Linter: Sendable {
    private let options: LintOptions

    public init(_ options: LintOptions = LintOptions()) { self.options = options }

    /// Every rule, in the order of their codes.
    public static let rules: [any LintRule.Type] = LintRules.all.map { (code: $0.info.code, rule: $0) }
        .sorted { $0.code < $1.code }.map(\.rule)

    /// What is known of the rule of a code; `nil` if there is none.
    public static func info(of code: String) -> RuleInfo? { byCode[code]?.info }

    private static let byCode = Dictionary(uniqueKeysWithValues: rules.map { ($0.info.code, $0) })

    /// The rules of a code, a name, or an Istio or Kiali code; several rules may share an alias.
    public static func rules(named name: String) -> [any LintRule.Type] { byName[name.lowercased()] ?? [] }

    /// The name or code of a rule that was most likely meant by another.
    public static func ruleName(near name: String) -> String? {
        name.nearest(in: rules.flatMap { [$0.info.code, $0.info.name] })
    }

    private static let byName: [String: [any LintRule.Type]] = rules.reduce(into: [:]) { byName, rule in
        for name in rule.info.names { byName[name, default: []].append(rule) }
    }

    /// Checks everything together: a resource of one source may refer to one of another.
    ///
    /// - Parameters:
    ///   - sources: the texts of manifests.
    ///   - declared: resources that a Mesh.swift declares.
    ///   - quoted: the sources of meshes, for the suppressions in their comments.
    ///   - policies: what the meshes' own policies found: selected and suppressed as what the rules find.
    public func lint(
        _ sources: [LintSource],
        declared: [DeclaredResource] = [],
        quoted: [LintSource] = [],
        policies: PolicyResults = PolicyResults()
    ) -> LintResult {
        let (mesh, documentCount) = MeshSnapshot.read(
            sources,
            declared: declared,
            settings: options.settings,
            isComplete: options.isComplete
        )
        if options.isLast { _ = Unmanaged.passRetained(mesh) }
        var result = run(on: mesh, policies, SuppressionReader.suppressions(in: mesh, quoted: quoted))
        result.fileCount = sources.count
        result.documentCount = documentCount
        return result
    }

    private func run(
        on mesh: MeshSnapshot,
        _ policies: PolicyResults,
        _ suppressions: [Suppression]
    ) -> LintResult {
        // Whether a suppression is of any use shows only when all rules have run.
        let judgesUse = options.selects(UnusedSuppressionRule.info)
        let needsAll = judgesUse && !(suppressions.isEmpty && options.ignores.isEmpty)
        let rules = Self.rules.filter { needsAll ? options.isOn($0.info) : options.selects($0.info) }
        // What takes longest, and what several rules wait for, comes first.
        let facts = options.only.isEmpty ? Self.slowFacts : []
        let outcomes = Parallel.map(facts.count + rules.count) { index -> Outcome? in
            guard index >= facts.count else {
                facts[index](mesh)
                return nil
            }
            return outcome(of: rules[index - facts.count], on: mesh)
        }.compactMap(\.self)
        let stage = SuppressionStage(
            Self.withoutRepeats(outcomes.flatMap(\.findings), of: rules.map { $0.info }, mesh) + findings(of: policies),
            suppressions + options.ignores,
            judgesUse: judgesUse,
            policies
        )
        let findings = stage.findings.filter { finding in
            policies.info(of: finding.rule).map(options.selects) ?? true
        }
        return LintResult(
            findings: findings.filter { $0.severity >= options.severity }.sorted(),
            suppressedCount: stage.suppressedCount,
            fileCount: 0,
            documentCount: 0,
            timings: outcomes.map(\.timing),
            policies: policies.infos
        )
    }

    /// What the policies found, with the severities of the configuration.
    private func findings(of policies: PolicyResults) -> [Finding] {
        policies.findings.compactMap { finding in
            guard let info = policies.info(of: finding.rule), options.isOn(info) else { return nil }
            var finding = finding
            finding.severity = options.severity(of: info) ?? finding.severity
            return finding
        }
    }

    private static func withoutRepeats(
        _ findings: [Finding],
        of rules: [RuleInfo],
        _ mesh: MeshSnapshot
    ) -> [Finding] {
        let repeats = RepeatedFindings(findings, of: rules)
        let consequences = Consequences(of: mesh.documents, reportedBy: rules)
        return findings.filter { !repeats.contains($0) && !consequences.contains($0) }
    }

    /// Facts that rules share, and that the first one to ask for works out while others wait.
    private static let slowFacts: [@Sendable (MeshSnapshot) -> Void] = [{ _ = $0.callGraph }, { _ = $0.httpOverlaps }]

    private typealias Outcome = (findings: [Finding], timing: LintResult.RuleTiming)

    private func outcome(of rule: any LintRule.Type, on mesh: MeshSnapshot) -> Outcome {
        let info = rule.info
        let report = Report(info)
        let duration = ContinuousClock().measure { rule.init().check(mesh, report: report) }
        var findings = report.findings
        if let severity = options.severity(of: info) {
            for index in findings.indices { findings[index].severity = severity }
        }
        let nanoseconds =
            Int(duration.components.seconds) * 1_000_000_000 + Int(duration.components.attoseconds / 1_000_000_000)
        let timing = LintResult.RuleTiming(
            code: info.code,
            name: info.name,
            nanoseconds: nanoseconds,
            findingCount: findings.count
        )
        return (findings, timing)
    }
}
