import Glibc

/// What a stopped command left in a folder: its journal, and files that wait beside others.
enum Leftovers {
    static func journal(in folder: String) -> String { "\(folder)/.meshgen-release.journal" }

    /// Whether there is something, be it of a command that is at work.
    static func isIn(_ folder: String) -> Bool {
        let path = journal(in: folder)
        return access(path, F_OK) == 0 || access("\(path).new", F_OK) == 0
    }

    /// Finishes what was begun, or takes it back; says what was done.
    ///
    /// The folder has to be held.
    static func repair(in folder: String) throws(Refusal) -> String? {
        let path = journal(in: folder)
        guard let bytes = try Disk.read(path) else { return try takeBack("\(path).new") }
        guard Disk.isOwn(path), let journal = Journal(bytes) else {
            throw Refusal(
                .unreadable,
                "\(path) is no journal that a command of yours left",
                advice: ["look at it, then remove it"]
            )
        }
        try check(journal, at: path)
        try finish(journal)
        try Disk.remove(path)
        return "an earlier command was stopped half-way; its change of \(journal.changes.count) files has been finished"
    }

    /// Takes a change back that does not count yet, as far as that is possible.
    static func takeBack(_ journal: Journal, in folder: String) {
        for change in journal.changes { unlink(change.waiting(journal.suffix)) }
        unlink("\(self.journal(in: folder)).new")
    }

    private static func takeBack(_ path: String) throws(Refusal) -> String? {
        guard let bytes = try Disk.read(path) else { return nil }
        if Disk.isOwn(path), let journal = Journal(bytes) {
            for change in journal.changes { try Disk.remove(change.waiting(journal.suffix)) }
        }
        try Disk.remove(path)
        return "an earlier command was stopped before it changed anything"
    }

    private static func check(_ journal: Journal, at path: String) throws(Refusal) {
        for change in journal.changes {
            let present = try Disk.read(change.path)
            guard present == change.old || present == change.new else {
                throw Refusal(
                    .changedSinceRead,
                    "an earlier command was stopped half-way, and \(change.path) was changed since",
                    advice: ["restore the files, for example with 'git checkout', and remove \(path)"]
                )
            }
        }
    }

    private static func finish(_ journal: Journal) throws(Refusal) {
        for change in journal.changes {
            if try Disk.read(change.path) == change.old {
                try change.writeBeside(journal.suffix)
                try change.putInPlace(journal.suffix)
            } else {
                try Disk.remove(change.waiting(journal.suffix))
            }
        }
    }
}

extension FileChange {
    /// With the path of the file itself, so that it can be found from everywhere and links stay.
    var resolved: FileChange {
        let folder = Disk.resolved(Disk.folder(of: path))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return FileChange(path: Disk.resolved("\(folder)/\(name)"), old: old, new: new)
    }

    /// Where the new content waits.
    func waiting(_ suffix: String) -> String { path + suffix }

    func writeBeside(_ suffix: String) throws(Refusal) {
        guard let new else { return }
        try Disk.write(new, to: waiting(suffix), mode: Disk.mode(of: path))
    }

    func putInPlace(_ suffix: String) throws(Refusal) {
        guard new != nil else { return try Disk.remove(path) }
        try Disk.move(waiting(suffix), to: path)
    }
}
