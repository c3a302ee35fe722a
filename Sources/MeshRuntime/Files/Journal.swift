import Glibc

/// Changes to the file system that can be taken back.
struct Journal {
    private enum Step {
        case createdFolder(String)
        case createdScratchFolder(String)
        case created(String)
        /// What was at `path` is now at `backup`.
        case moved(path: String, backup: String)
    }

    private var steps: [Step] = []

    /// Creates a folder and those above it, as far as they are missing.
    mutating func createFolders(upTo path: String) throws(FileError) {
        if let entry = try FileSystem.entry(at: path), entry == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try createFolders(upTo: String(path[..<slash]))
        }
        do {
            try FileSystem.createFolder(path)
            steps.append(.createdFolder(path))
        } catch  where error.code == EEXIST {
            guard isFolder(path) else { throw FileError("create the folder", path, code: ENOTDIR) }
        }
    }

    /// Creates a folder whose contents are of no use without the changes.
    mutating func createScratchFolder(_ path: String) throws(FileError) {
        try FileSystem.createFolder(path)
        steps.append(.createdScratchFolder(path))
    }

    /// Moves `source` to `path`, over what may be there; that is kept at `backup`.
    mutating func replace(_ path: String, with source: String, backup: String) throws(FileError) {
        // A second name for the old file, so that at no moment there is none.
        let isReplacement = link(path, backup) == 0
        if !isReplacement, errno != ENOENT { throw FileError("write", path) }
        try FileSystem.move(source, to: path)
        steps.append(isReplacement ? .moved(path: path, backup: backup) : .created(path))
    }

    mutating func move(_ path: String, to backup: String) throws(FileError) {
        try FileSystem.move(path, to: backup)
        steps.append(.moved(path: path, backup: backup))
    }

    /// Takes everything back, the last change first, as far as the file system lets it.
    mutating func rollBack() {
        while let step = steps.popLast() {
            switch step {
            case .createdFolder(let path): rmdir(path)
            case .createdScratchFolder(let path): try? FileSystem.removeFlatFolder(path)
            case .created(let path): unlink(path)
            case .moved(let path, let backup): rename(backup, path)
            }
        }
    }

    /// Whether the path is a folder, or a symbolic link to one.
    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
