/// What a check came to.
public struct LintResult: Sendable {
    /// What is reported, sorted by place.
    public var findings: [Finding]
    /// How many findings were left out because a comment, an annotation, the configuration or a baseline says so.
    public var suppressedCount = 0
    public var fileCount: Int
    public var documentCount: Int
    /// How long each rule took.
    public var timings: [RuleTiming] = []
    /// The rules that are not built in: policies of the mesh itself, by their code.
    public var policies: [String: RuleInfo] = [:]

    /// How long a rule took, and what it found.
    public struct RuleTiming: Sendable {
        public var code: String
        public var name: String
        public var nanoseconds: Int
        public var findingCount: Int
    }

    /// How many findings are of this severity.
    public func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// What is known of the rule of a finding.
    public func info(of finding: Finding) -> RuleInfo? { Linter.info(of: finding.rule) ?? policies[finding.rule] }
}
