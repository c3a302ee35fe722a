import MeshRender

/// A file before and after a change.
struct FileChange: Hashable, Sendable {
    /// From where the user is.
    var path: String
    /// `nil` if there was no such file.
    var old: [UInt8]?
    var new: [UInt8]

    var diff: [UInt8] {
        UnifiedDiff(path: path.hasPrefix("./") ? String(path.dropFirst(2)) : path, old: old, new: new).bytes
    }
}
