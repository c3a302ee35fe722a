/// What the policies of meshes found.
public struct PolicyResults: Sendable {
    /// The policies as rules, by code.
    public var infos: [String: RuleInfo] = [:]
    public var findings: [Finding] = []
    /// Whether a code that is not among these belongs to no policy: a mesh was read, and none could not be read.
    public var isComplete = false

    public init() {}

    /// Takes over what another mesh comes to.
    public mutating func add(_ other: PolicyResults) {
        infos.merge(other.infos) { first, _ in first }
        findings += other.findings
    }

    /// What is known of the rule or policy of a code.
    func info(of code: String) -> RuleInfo? { Linter.info(of: code) ?? infos[code] }

    /// Whether a name can be that of a rule or policy; what looks like the code of a policy can where not all are known.
    func canName(_ name: String) -> Bool {
        !Linter.rules(named: name).isEmpty || infos[name.uppercased()] != nil || !isComplete && name.isPolicyCode
    }
}

extension String {
    /// Whether this can be the code of a policy of a mesh: `PAY-1`.
    public var isPolicyCode: Bool {
        contains("-") && first?.isUppercase == true && allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
    }
}
