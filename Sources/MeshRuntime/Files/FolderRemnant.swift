import Glibc

/// What a ``FolderExchange`` leaves beside a folder: what it had built when it was killed, or what was there before.
///
/// What is not meshgen's is in the folder too, under a second name. A file that somebody put there or saved anew while the
/// folders traded places is not; it is moved into the folder.
struct FolderRemnant {
    private let path: String
    private let folder: String
    /// The files that are meshgen's.
    private let known: FolderRecord

    init(_ path: String, of folder: String, known: FolderRecord) {
        self.path = path
        self.folder = folder
        self.known = known
    }

    /// Removes what a killed run left beside a folder, if there is anything; call it with the folder's lock.
    static func clear(besides folder: String) {
        guard let (folder, sibling) = FolderExchange.sibling(of: folder), access(sibling, F_OK) == 0 else { return }
        let records = [folder, sibling].map { folder in
            FolderRecord((try? FileSystem.read("\(folder)/\(FolderRecord.name)")) ?? [])
        }
        FolderRemnant(sibling, of: folder, known: records[0].union(records[1])).clear()
    }

    /// Removes it, but for what cannot be removed.
    func clear() { clear("") }

    private func clear(_ parent: String) {
        for name in (try? FileSystem.names(in: "\(path)\(parent)")) ?? [] {
            let entry = "\(parent)/\(name)"
            if (try? FileSystem.entry(at: path + entry)) == .folder {
                clear(entry)
            } else if isNeeded(entry) {
                move(entry)
            } else {
                unlink(path + entry)
            }
        }
        rmdir("\(path)\(parent)")
    }

    /// Whether a file is the user's, and the folder has none of its name or an older one.
    private func isNeeded(_ entry: String) -> Bool {
        let name = String(entry.dropFirst())
        if known.contains(name) || name == FolderRecord.name { return false }
        var own = stat(), other = stat()
        guard lstat(path + entry, &own) == 0 else { return false }
        guard lstat(folder + entry, &other) == 0 else { return true }
        if own.st_ino == other.st_ino { return false }
        return (own.st_mtim.tv_sec, own.st_mtim.tv_nsec) > (other.st_mtim.tv_sec, other.st_mtim.tv_nsec)
    }

    private func move(_ entry: String) {
        for path in String(entry.dropFirst()).foldersAbove.reversed() { mkdir("\(folder)/\(path)", 0o777) }
        rename(path + entry, folder + entry)
    }
}
