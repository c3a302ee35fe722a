import YAML

/// Scalars that have a name (`&w 90`) and stand for others (`*w`), changed in all places or in some.
struct AnchorEdits {
    private let documents: [Document]
    /// The places that stand for a named scalar, by where that is written.
    private var aliases: [Range<Int>: [Node]] = [:]

    init(_ file: ManifestFile) {
        documents = file.documents
        for document in documents { collect(document.root) }
    }

    private mutating func collect(_ node: Node) {
        if node.isAlias {
            if node.kind == .scalar { aliases[node.target.range, default: []].append(node) }
            return
        }
        node.items.forEach { collect($0) }
        for entry in node.entries { collect(entry.value) }
    }

    /// The edits of single places, where an alias is replaced by the value itself, as edits that keep anchors where all of their
    /// places change alike.
    ///
    /// What would change along with an anchor keeps its value, written out.
    func folded(_ edits: [SourceEdit]) -> [SourceEdit] {
        var edits = edits
        for (range, aliases) in aliases { fold(range, aliases, &edits) }
        return edits
    }

    private func fold(_ range: Range<Int>, _ aliases: [Node], _ edits: inout [SourceEdit]) {
        let places = Set(aliases.map(\.range))
        let written = edits.first { $0.range == range }
        let changed = edits.filter { places.contains($0.range) }
        guard written != nil || !changed.isEmpty else { return }
        let values = Set(changed.map(\.replacement) + [written].compactMap { $0?.replacement })
        if values.count == 1, let value = values.first, changed.count == places.count,
            written != nil || isOnlyForOthers(range)
        {
            edits.removeAll { places.contains($0.range) }
            if written == nil { edits.append(SourceEdit(range: range, replacement: value)) }
        } else if written != nil {
            let known = Set(changed.map(\.range))
            edits += aliases.filter { !known.contains($0.range) }.map {
                SourceEdit(range: $0.range, replacement: Array($0.source[range]))
            }
        }
    }

    /// Whether a value stands in a part of a resource that is there to hold anchors.
    private func isOnlyForOthers(_ range: Range<Int>) -> Bool {
        documents.contains { document in
            document.root.entries.contains { entry in
                entry.key.text?.hasPrefix("x-") == true && entry.value.range.contains(range.lowerBound)
            }
        }
    }
}
