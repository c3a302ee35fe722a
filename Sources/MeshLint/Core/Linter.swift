public import MeshModel

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
    public static let rules: [any LintRule.Type] = LintRules.all.sorted { $0.info.code < $1.info.code }

    /// The rule of a code, a name, or an Istio or Kiali code; several rules may share an alias.
    public static func rules(named name: String) -> [any LintRule.Type] {
        let name = name.lowercased()
        return rules.filter { rule in
            let info = rule.info
            return info.code.lowercased() == name || info.name == name
                || info.aliases.contains { $0.lowercased() == name }
        }
    }

    /// Checks everything together: a resource of one source may refer to one of another.
    ///
    /// - Parameters:
    ///   - sources: the texts of manifests.
    ///   - declared: resources that a Mesh.swift declares.
    public func lint(_ sources: [LintSource], declared: [DeclaredResource] = []) -> LintResult {
        let read = Parallel.map(sources.count) { SourceReader.read(sources[$0]) }
        let mesh = MeshSnapshot(
            read.flatMap(\.resources) + declared.map(\.located),
            problems: read.flatMap(\.problems),
            settings: options.settings,
            isComplete: options.isComplete
        )
        return LintResult(
            findings: findings(in: mesh).sorted(),
            fileCount: sources.count,
            documentCount: read.reduce(declared.count) { $0 + $1.documentCount }
        )
    }

    private func findings(in mesh: MeshSnapshot) -> [Finding] {
        let rules = Self.rules.filter { options.selects($0.info) }
        return Parallel.map(rules.count) { index in
            let report = Report(rules[index].info)
            rules[index].init().check(mesh, report: report)
            return report.findings
        }.flatMap(\.self)
    }
}

/// What to check, and what is known from elsewhere.
public struct LintOptions: Sendable {
    /// MeshConfig and MeshNetworks.
    public var settings = MeshSettings()
    /// Whether the inputs are all there is, so that what they do not hold does not exist.
    public var isComplete = false
    /// The codes, names or aliases of the rules to run; all but those that are opt-in if there are none.
    public var only: Set<String> = []
    /// The codes, names or aliases of opt-in rules to run as well.
    public var enabled: Set<String> = []
    /// The codes, names or aliases of the rules not to run.
    public var skip: Set<String> = []
    /// The least severity of the rules to run.
    public var severity = Severity.info

    public init() {}

    func selects(_ info: RuleInfo) -> Bool {
        guard info.severity >= severity else { return false }
        let names = Set(([info.code, info.name] + info.aliases).map { $0.lowercased() })
        guard names.isDisjoint(with: skip) else { return false }
        if !only.isEmpty { return !names.isDisjoint(with: only) }
        return !info.isOptIn || !names.isDisjoint(with: enabled)
    }
}

/// What a check came to.
public struct LintResult: Sendable {
    /// Sorted by place.
    public var findings: [Finding]
    public var fileCount: Int
    public var documentCount: Int
}

extension DeclaredResource {
    /// The resource with its declaration as its place.
    fileprivate var located: any AnyLocated {
        let resource = resource
        return resource.located(at: place, apiVersion: apiVersion ?? resource.typeName.apiVersion)
    }
}

extension Resource {
    fileprivate func located(at place: SourcePlace, apiVersion: String) -> any AnyLocated {
        var tape = Tape()
        encodeDocument(to: &tape, apiVersion: apiVersion)
        return located(
            tape,
            apiVersion: apiVersion,
            isModelled: Self.self != RawResource.self,
            origin: .declared(place)
        )
    }
}
