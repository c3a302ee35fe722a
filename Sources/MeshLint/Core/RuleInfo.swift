/// What is known of a rule: its identity, its reference page and its tests.
public struct RuleInfo: Sendable {
    /// The stable identity, never used again for another rule: `MG201`.
    public let code: String
    /// The problem in a few words, in kebab case: `route-weight-sum`.
    public let name: String
    /// How bad its findings are, unless one of them says otherwise.
    public let severity: Severity
    /// The Istio message codes (`IST0101`) and Kiali codes (`KIA1107`) that mean the same.
    public let aliases: [String]
    /// What is wrong where the rule reports something, in one sentence.
    public let summary: String
    /// Why that is a problem, and what is known about it.
    public let reason: String
    /// What to do about it: lower case, no full stop. A finding may say something more precise.
    public let help: String
    /// The checks of Istio's analyzers and webhook that the rule makes, as `docs/coverage.md` names them:
    /// `VirtualService: none of http, tcp, tls`.
    public var covers: [String] { makeCovers() }
    /// Whether the rule runs only where it is asked for: its advice suits some meshes and is noise for others.
    public let isOptIn: Bool
    /// The codes of more precise rules: what one of them reports at the same place, or at a field directly in it, this one
    /// does not report.
    let yieldsTo: Set<String>
    /// What the rule has nothing to say about.
    public var accepts: [Example] { makeAccepts() }
    /// What it reports; comments in the examples say what, and where.
    public var rejects: [Example] { makeRejects() }

    // Pages and tests ask for these, checks never do.
    private let makeCovers: @Sendable () -> [String]
    private let makeAccepts: @Sendable () -> [Example]
    private let makeRejects: @Sendable () -> [Example]

    init(
        _ code: String,
        _ name: String,
        _ severity: Severity,
        aliases: [String] = [],
        summary: String,
        reason: String,
        help: String,
        covers: @autoclosure @escaping @Sendable () -> [String] = [],
        isOptIn: Bool = false,
        yieldsTo: Set<String> = [],
        accepts: @autoclosure @escaping @Sendable () -> [Example],
        rejects: @autoclosure @escaping @Sendable () -> [Example]
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.aliases = aliases
        self.summary = summary
        self.reason = reason
        self.help = help
        makeCovers = covers
        self.isOptIn = isOptIn
        self.yieldsTo = yieldsTo
        makeAccepts = accepts
        makeRejects = rejects
    }

    /// What is known of a policy of a mesh itself.
    public init(policy code: String, _ severity: Severity, _ summary: String, help: String) {
        self.init(
            code,
            code.lowercased(),
            severity,
            summary: summary,
            reason: "",
            // Whoever breaks it is told at least what should hold.
            help: help.isEmpty ? summary : help,
            accepts: [],
            rejects: []
        )
    }
}
