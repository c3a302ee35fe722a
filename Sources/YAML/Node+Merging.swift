extension Node {
    /// Whether this is the key `<<`, which stands for the entries of its value.
    public var isMergeKey: Bool {
        entry.flags.contains(.isResolvable) && hasText("<<" as StaticString)
    }

    /// The entries of a mapping as they count: each key once, with those of `<<` after its own.
    ///
    /// Its own entries win over merged ones, and earlier mappings of a `<<` list over later ones, as YAML defines it.
    /// (Kubernetes' reader lets a `<<` win over keys written *before* it.) Of a repeated key the last value counts, at
    /// the place of the first.
    public var mergedEntries: [Entry] {
        var merged: [Entry] = []
        var places: [String: Int] = [:]
        for entry in entries where !entry.key.isMergeKey {
            guard let key = entry.key.text else {
                merged.append(entry)
                continue
            }
            if let place = places[key] {
                merged[place] = entry
            } else {
                places[key] = merged.count
                merged.append(entry)
            }
        }
        for entry in mergeSources.flatMap(\.mergedEntries) {
            guard let key = entry.key.text, places[key] == nil else { continue }
            places[key] = merged.count
            merged.append(entry)
        }
        return merged
    }

    /// The keys of a mapping that were written before in the same mapping, where they are repeated.
    public var repeatedKeys: [Node] {
        guard entries.count > 1 else { return [] }
        var seen: Set<String> = []
        return entries.map(\.key).filter { key in
            guard let text = key.text, !key.isMergeKey else { return false }
            return !seen.insert(text).inserted
        }
    }

    /// The mappings whose entries this one takes over, the most important first.
    var mergeSources: [Node] {
        guard entry.flags.contains(.hasMergeKey) else { return [] }
        return entries.filter(\.key.isMergeKey).flatMap { entry in
            entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value]
        }
    }
}
