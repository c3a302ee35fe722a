/// What to check, and what is known from elsewhere.
public struct LintOptions: Sendable {
    /// MeshConfig and MeshNetworks.
    public var settings = MeshSettings()
    /// Whether the inputs are all there is, so that what they do not hold does not exist.
    public var isComplete = false
    /// The codes, names or aliases, in lower case, of the rules to run; if there are none, all that are not opt-in.
    public var only: Set<String> = []
    /// The codes, names or aliases, in lower case, of the rules not to run.
    public var skip: Set<String> = []
    /// The least severity to report.
    public var severity = Severity.info
    /// Whether the process ends after the check: then what was read is not freed, which takes a tenth of the time, but
    /// left to the system.
    public var isLast = false
    /// Another severity for rules, by code, name or alias in lower case; `nil` switches a rule off.
    var severities: [String: Severity?] = [:]
    var ignores: [Suppression] = []

    public init() {}

    /// Takes over what a configuration says of the rules and of the inputs.
    public mutating func apply(_ configuration: LintConfiguration) {
        severities = configuration.severities
        ignores = configuration.ignores
        isComplete = configuration.isComplete ?? isComplete
    }

    /// Whether the rule or policy of a code is one of those to run.
    public func selects(_ code: String) -> Bool {
        selects(Linter.info(of: code) ?? RuleInfo(policy: code, .error, "", help: ""))
    }

    /// Whether a rule is one of those to run.
    func selects(_ info: RuleInfo) -> Bool {
        guard isOn(info), skip.isDisjoint(with: info.names) else { return false }
        // A configuration that gives a severity to an opt-in rule asks for it.
        return only.isEmpty ? !info.isOptIn || severity(of: info) != nil : !only.isDisjoint(with: info.names)
    }

    /// Whether the configuration leaves a rule on.
    func isOn(_ info: RuleInfo) -> Bool {
        let isOff = severities.contains { $0.value == nil && info.names.contains($0.key) }
        return !isOff && (severity(of: info) ?? .error) >= severity
    }

    /// The severity that the configuration gives to a rule; `nil` if it says nothing.
    func severity(of info: RuleInfo) -> Severity? {
        guard !severities.isEmpty else { return nil }
        return severities.first { $0.value != nil && info.names.contains($0.key) }?.value
    }
}

extension RuleInfo {
    /// Everything that the rule is called, in lower case.
    var names: [String] { ([code, name] + aliases).map { $0.lowercased() } }
}
