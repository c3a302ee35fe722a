import MeshModel

/// Which findings an entry of the configuration ignores: by path, by resource, or both.
struct IgnorePattern: Hashable, Sendable {
    /// A path with `*` (within a folder) and `**` (across folders).
    var path: String?
    /// `Kind`, `Kind/name` or `Kind/namespace/name`, with `*`.
    var resource: String?

    func matches(_ finding: Finding) -> Bool {
        if let path, !Glob.matches(path, finding.place.file) { return false }
        guard let resource else { return true }
        guard let subject = finding.resource else { return false }
        let parts = resource.split(separator: "/").map(String.init)
        guard let kind = parts.first, let name = parts.count > 1 ? parts.last : "*" else { return false }
        return Glob.matches(kind, subject.kind) && Glob.matches(name, subject.name)
            && (parts.count < 3 || Glob.matches(parts[1], subject.namespace))
    }
}

/// Patterns with `*`, `**` and `?`.
enum Glob {
    /// Whether the whole text fits the pattern: `*` and `?` stop at `/`, `**` does not, and `**/` may stand for nothing.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        matches(Array(pattern.utf8)[...], Array(text.utf8)[...])
    }

    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var pattern = pattern, text = text
        // Where to go on when what follows the last star does not fit: the star takes one more character.
        var retry: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>, crossesFolders: Bool)?
        while true {
            if pattern.first == UInt8(ascii: "*") {
                let stars = pattern.prefix { $0 == UInt8(ascii: "*") }.count
                pattern = pattern.dropFirst(stars)
                if stars > 1, pattern.first == UInt8(ascii: "/"), matches(pattern.dropFirst(), text) { return true }
                retry = (pattern, text, stars > 1)
                continue
            }
            if let next = text.first, let wanted = pattern.first,
                wanted == next || wanted == UInt8(ascii: "?") && next != UInt8(ascii: "/")
            {
                pattern.removeFirst()
                text.removeFirst()
                continue
            }
            if pattern.isEmpty, text.isEmpty { return true }
            guard let last = retry, let skipped = last.text.first, last.crossesFolders || skipped != UInt8(ascii: "/")
            else {
                return false
            }
            retry = (last.pattern, last.text.dropFirst(), last.crossesFolders)
            pattern = last.pattern
            text = last.text.dropFirst()
        }
    }
}
