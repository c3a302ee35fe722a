import YAML

extension Node {
    /// Whether something in the value has a name or stands for something named, so that a copy would mean another thing.
    var hasReferences: Bool {
        if isAlias || isAnchored { return true }
        return items.contains(where: \.hasReferences)
            || entries.contains { $0.key.isMergeKey || $0.key.hasReferences || $0.value.hasReferences }
    }

    /// Whether an anchor stands right before the value.
    private var isAnchored: Bool {
        let before = source[..<range.lowerBound]
        guard let last = before.lastIndex(where: { $0 > UInt8(ascii: " ") }) else { return false }
        let start = before[...last].lastIndex {
            $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{")
        }
        return source[(start ?? -1) + 1] == UInt8(ascii: "&")
    }
}
