import CMeshImage
import Glibc
import MeshRender

/// Changes a folder at once: builds beside it what it is to hold, then lets the two trade places.
///
/// Whenever the process is killed, the folder holds all that it held before or all that it is to hold. What is not
/// meshgen's is in both folders all the time, as a second name of the same file. Some folders cannot trade places: a mount
/// point, one with a folder of the user's in it or with access control lists, the one that the user is in, a folder beside
/// which nothing may be written, or any where the file system knows no such trade. ``FolderUpdate`` then goes another way.
struct FolderExchange {
    private let survey: FolderSurvey
    private let folder: String
    /// What is built, and after the trade, what was there before.
    private let sibling: String
    /// The folders inside that meshgen's files are in, or were.
    private let ownFolders: Set<String>
    private let changed: Set<String>

    /// The place that the sibling of a folder has; `nil` for a folder that can have none.
    static func sibling(of folder: String) -> (folder: String, sibling: String)? {
        guard let raw = realpath(folder, nil) else { return nil }
        defer { free(raw) }
        let path = String(cString: raw)
        guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
        return (path, "\(path[..<slash])/.\(path[path.index(after: slash)...]).meshgen-new")
    }

    init?(_ survey: FolderSurvey) {
        guard let (folder, sibling) = Self.sibling(of: survey.folder), !Self.isInside(folder) else { return nil }
        self.survey = survey
        self.folder = folder
        self.sibling = sibling
        let known = survey.record.union(survey.nextRecord).hashes.keys
        ownFolders = Set(known.flatMap(\.foldersAbove))
        changed = Set(survey.changes.map(\.file.path) + survey.stale + [FolderRecord.name])
    }

    /// Whether the current folder is this one or inside: it would be left behind.
    private static func isInside(_ folder: String) -> Bool {
        guard let raw = getcwd(nil, 0) else { return true }
        defer { free(raw) }
        return "\(String(cString: raw))/".hasPrefix("\(folder)/")
    }

    /// Does it.
    ///
    /// - Returns: whether it could be done; if not, nothing has changed.
    func run(_ lock: inout FolderLock) -> Bool {
        do {
            try build()
            try lock.add(sibling)
            guard system_exchange(folder, sibling) == 0 else { throw FileError("exchange", folder) }
        } catch {
            clearSibling()
            return false
        }
        clearSibling()
        return true
    }

    private func clearSibling() {
        FolderRemnant(sibling, of: folder, known: survey.record.union(survey.nextRecord)).clear()
    }

    private func build() throws(FileError) {
        try makeFolder("")
        // First, so that whoever finds the rest of a killed run knows what in it is meshgen's.
        try FileSystem.create("\(sibling)/\(FolderRecord.name)", survey.nextRecord.text)
        try linkEntries(of: "")
        for change in survey.changes {
            for path in change.file.path.foldersAbove.reversed() {
                let copy = "\(sibling)/\(path)"
                if mkdir(copy, 0o777) == 0 { continue }
                // A link to a folder would lead out of the sibling.
                guard try FileSystem.entry(at: copy) == .folder else {
                    throw FileError("exchange", path, code: ENOTSUP)
                }
            }
            try FileSystem.create("\(sibling)/\(change.file.path)", change.file.bytes)
        }
        for path in survey.stale.flatMap(\.foldersAbove) { rmdir("\(sibling)/\(path)") }
    }

    /// Gives everything that stays a second name in the sibling.
    private func linkEntries(of parent: String) throws(FileError) {
        for name in try FileSystem.names(in: "\(folder)/\(parent)") {
            let path = parent.isEmpty ? name : "\(parent)/\(name)"
            if try FileSystem.entry(at: "\(folder)/\(path)") == .folder {
                guard ownFolders.contains(path) else { throw FileError("exchange", path, code: ENOTSUP) }
                try makeFolder("/\(path)")
                try linkEntries(of: path)
            } else if !changed.contains(path) {
                guard link("\(folder)/\(path)", "\(sibling)/\(path)") == 0 else { throw FileError("link", path) }
            }
        }
    }

    /// Makes a folder in the sibling with owner and permissions of its counterpart.
    private func makeFolder(_ suffix: String) throws(FileError) {
        let original = "\(folder)\(suffix)", copy = "\(sibling)\(suffix)"
        var old = stat(), new = stat()
        guard stat(original, &old) == 0, system_has_attributes(original) == 0, mkdir(copy, 0o700) == 0,
            stat(copy, &new) == 0, new.st_dev == old.st_dev
        else { throw FileError("exchange", original) }
        let isSameOwner = old.st_uid == new.st_uid && old.st_gid == new.st_gid
        guard isSameOwner || chown(copy, old.st_uid, old.st_gid) == 0, chmod(copy, old.st_mode & 0o7777) == 0 else {
            throw FileError("exchange", original)
        }
    }
}

extension String {
    /// The folders on the way to a relative path, the innermost first: `a/b` and `a` for `a/b/c.yaml`.
    var foldersAbove: [String] {
        var folders: [String] = []
        var rest = self[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
    }
}
