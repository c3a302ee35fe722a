import MeshModel

/// The resources that `--only KIND[/NAME]` asks for; all of them if it was not given.
public struct ResourceFilter: Sendable {
    private var selectors: [Selector]

    /// - Parameter texts: `KIND` or `KIND/NAME`, the kind by its name, plural or abbreviation, in any case.
    public init(_ texts: [String] = []) {
        selectors = texts.map(Selector.init)
    }

    /// Whether the resource is asked for; remembers what was found.
    mutating func selects(_ resource: any Resource) -> Bool {
        guard !selectors.isEmpty else { return true }
        let (apiVersion, kind) = resource.typeName
        var isSelected = false
        for index in selectors.indices
        where selectors[index].takes(group: ResourceType.group(of: apiVersion), kind: kind, resource.metadata.name) {
            isSelected = true
        }
        return isSelected
    }

    /// What was asked for and is no kind of anything: a problem.
    var problems: [RenderProblem] {
        selectors.filter { !$0.isKnown && !$0.hasSeenKind }.map { selector in
            let known = ResourceKinds.all.map { $0.type.kind }
            let hint = selector.kind.nearest(in: known).map { "; did you mean '\($0)'?" } ?? ""
            return RenderProblem("unknown kind '\(selector.kind)' in --only\(hint)")
        }
    }

    /// What was asked for and is not part of the mesh: worth a word.
    var notes: [String] {
        selectors.filter { !$0.hasFound && ($0.isKnown || $0.hasSeenKind) }.map { "nothing matches --only \($0.text)" }
    }
}

/// One `KIND[/NAME]`.
private struct Selector: Sendable {
    let text: String
    let kind: String
    let name: String?
    /// The modelled kinds that are meant, by group.
    private let types: [(group: String, kind: String)]
    private(set) var hasSeenKind = false
    private(set) var hasFound = false

    init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        self.text = text
        kind = parts[0]
        name = parts.count > 1 ? parts[1] : nil
        types = ResourceKinds.types(named: kind).map { ($0.type.group, $0.type.kind) }
    }

    var isKnown: Bool { !types.isEmpty }

    mutating func takes(group: String, kind: String, _ name: String?) -> Bool {
        guard isKnown ? types.contains(where: { $0 == (group, kind) }) : isNamed(kind) else { return false }
        hasSeenKind = true
        guard self.name == nil || self.name == name else { return false }
        hasFound = true
        return true
    }

    /// Of a kind that is not modelled only the name is known.
    private func isNamed(_ kind: String) -> Bool {
        let wanted = self.kind.lowercased()
        return wanted == kind.lowercased() || wanted == kind.lowercased() + "s"
    }
}
