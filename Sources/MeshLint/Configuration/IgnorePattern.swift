import MeshModel

/// Which findings an entry of the configuration ignores: by path, by resource, or both.
struct IgnorePattern: Hashable, Sendable {
    /// Where the paths of the configuration begin.
    var scope: PathScope
    /// A path with `*` (within a folder) and `**` (across folders).
    var path: String?
    /// `Kind`, `Kind/name` or `Kind/namespace/name`, with `*`.
    var resource: String?

    func matches(_ finding: Finding) -> Bool {
        if let path, !Glob.matches(path, scope.name(of: finding.place.file)) { return false }
        guard let resource else { return true }
        guard let subject = finding.resource else { return false }
        let parts = resource.split(separator: "/").map(String.init)
        guard let kind = parts.first, let name = parts.count > 1 ? parts.last : "*" else { return false }
        return Glob.matches(kind, subject.kind) && Glob.matches(name, subject.name)
            && (parts.count < 3 || Glob.matches(parts[1], subject.namespace))
    }
}
