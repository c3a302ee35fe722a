import YAML

extension Fragment {
    /// What a value means, written out: without anchors, aliases, merge keys and comments.
    init(_ node: Node) {
        switch node.kind {
        case .mapping:
            self = .map(node.mergedEntries.compactMap { entry in entry.key.text.map { ($0, Fragment(entry.value)) } })
        case .sequence: self = .list(node.items.map(Fragment.init))
        case .scalar:
            if case .string = node.scalar { self = .text(node.text ?? "") } else { self = .word(node.text ?? "null") }
        }
    }

    /// The value of a key; `nil` if there is none.
    subscript(key: String) -> Fragment? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.0 == key }?.1
    }

    /// The items of a list; none for other values.
    var items: [Fragment] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    /// Makes a value that of a key, behind the others if there is none yet.
    mutating func set(_ key: String, _ value: Fragment) {
        guard case .map(var entries) = self else { return }
        if let place = entries.firstIndex(where: { $0.0 == key }) {
            entries[place].1 = value
        } else {
            entries.append((key, value))
        }
        self = .map(entries)
    }
}
