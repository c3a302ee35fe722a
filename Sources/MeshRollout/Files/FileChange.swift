import MeshRender

/// A file before and after a change.
struct FileChange: Hashable, Sendable {
    /// From where the user is.
    var path: String
    /// `nil` if there was no such file.
    var old: [UInt8]?
    /// `nil` if there is no such file any more.
    var new: [UInt8]?

    var diff: [UInt8] { UnifiedDiff(path: Self.shown(path), old: old, new: new).bytes }

    /// The change that takes this one back.
    var reversed: FileChange { FileChange(path: path, old: new, new: old) }

    /// As it stands behind `a/` and `b/`.
    private static func shown(_ path: String) -> String {
        String(path.hasPrefix("./") ? path.dropFirst(2) : path.drop { $0 == "/" })
    }
}
