import YAML

/// Tells whether a change of a file left alone what it is not about: an anchor can carry it to other places.
struct Untouched {
    /// The routes, lists and mappings that may change.
    private let free: Set<Node>
    /// Mappings that may get subsets.
    private let extensible: Set<Node>

    /// - Parameters:
    ///   - routes: those that take part.
    ///   - rules: those of the service.
    init(_ routes: [ServiceRoute], _ rules: [DestinationRuleSource]) {
        free = Set(routes.map(\.node) + rules.compactMap { $0.resource["spec"]?["subsets"] })
        extensible = Set(rules.compactMap { $0.resource["spec"] })
    }

    /// The first place of `before` that means something else in `after`; `nil` if there is none.
    func firstChange(_ before: ManifestFile, _ after: ManifestFile) -> Node? {
        for (one, other) in zip(before.documents, after.documents) {
            if let node = firstChange(one.root, other.root, isRoot: true) { return node }
        }
        return nil
    }

    private func firstChange(_ before: Node, _ after: Node, isRoot: Bool = false) -> Node? {
        if free.contains(before) || before.isAlias && free.contains(before.target) { return nil }
        let inner = inside(before, after, isRoot)
        return before.isAlias && inner != nil ? before : inner
    }

    private func inside(_ before: Node, _ after: Node, _ isRoot: Bool) -> Node? {
        switch (before.kind, after.kind) {
        case (.scalar, .scalar): before.text == after.text ? nil : before
        case (.sequence, .sequence): inItems(before, after)
        case (.mapping, .mapping): inEntries(before, after, isRoot)
        default: before
        }
    }

    private func inItems(_ before: Node, _ after: Node) -> Node? {
        let (old, new) = (Self.own(before), Self.own(after))
        guard old.count == new.count else { return before }
        for (one, other) in zip(old, new) {
            if let node = firstChange(one, other) { return node }
        }
        return nil
    }

    /// The items that no release added.
    private static func own(_ list: Node) -> [Node] {
        list.items.filter { $0["name"]?.text?.contains(CanaryRoute.marker) != true }
    }

    private func inEntries(_ before: Node, _ after: Node, _ isRoot: Bool) -> Node? {
        // What begins with `x-` only holds anchors for other places.
        let old = before.mergedEntries.filter { !isRoot || $0.key.text?.hasPrefix("x-") != true }
        let names = Set(old.compactMap(\.key.text))
        for entry in old {
            guard let name = entry.key.text, let value = after[name] else { return entry.value }
            if let node = firstChange(entry.value, value) { return node }
        }
        let new = Set(after.mergedEntries.compactMap(\.key.text)).subtracting(names)
            .filter { !isRoot || !$0.hasPrefix("x-") }
        return new.isEmpty || extensible.contains(before) && new == ["subsets"] ? nil : before
    }
}
