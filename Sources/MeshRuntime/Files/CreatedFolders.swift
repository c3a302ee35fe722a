import Glibc

/// Folders that were created for an update, to be removed again if it fails.
struct CreatedFolders {
    private var paths: [String] = []

    /// Creates a folder and those above it, as far as they are missing.
    mutating func create(upTo path: String) throws(FileError) {
        if let entry = try FileSystem.entry(at: path), entry == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try create(upTo: String(path[..<slash]))
        }
        do {
            try FileSystem.createFolder(path)
            paths.append(path)
        } catch  where error.code == EEXIST {
            guard FileSystem.isFolder(path) else { throw FileError("create the folder", path, code: ENOTDIR) }
        }
    }

    /// Removes them, as far as they are empty.
    func remove() {
        for path in paths.reversed() { rmdir(path) }
    }
}
