/// Changes several files as a whole.
///
/// First everything is written into a journal beside the files; once that is on the disk under its name, the change counts as
/// made: whoever is killed after that is finished by the next command, whoever is killed before has changed nothing. Each
/// file is written beside itself and takes its place at once. One process at a time holds the folder.
public struct FileTransaction: ~Copyable {
    private static let journalName = ".meshgen-release.journal"

    private let folder: String
    private let hold: FolderHold
    /// What was left by a command that was stopped, in words; `nil` if nothing was.
    public let repair: String?

    /// Takes the folder, and finishes or takes back what an earlier command left there.
    public init(in folder: String) throws(Refusal) {
        let folder = Disk.resolved(folder)
        let hold = try FolderHold(folder)
        repair = try Self.recover(in: folder)
        self.folder = folder
        self.hold = hold
    }

    /// Makes all changes, or none of them if one of the files is not what it was.
    func commit(_ changes: [FileChange]) throws(Refusal) {
        let changes = changes.filter { $0.old != $0.new }.map(\.resolved)
        guard !changes.isEmpty else { return }
        for change in changes where try Disk.read(change.path) != change.old {
            throw Refusal(
                .changedSinceRead,
                "\(change.path) has changed since it was read",
                advice: ["nothing was written; run the command again"]
            )
        }
        try Self.writeJournal(Journal(changes), in: folder)
        try Self.finish(changes, in: folder)
    }
}

extension FileTransaction {
    private static func recover(in folder: String) throws(Refusal) -> String? {
        let path = "\(folder)/\(journalName)"
        guard let bytes = try Disk.read(path) else { return try takeBack("\(path).new") }
        guard let journal = Journal(bytes) else {
            throw Refusal(.unreadable, "\(path) is no journal of meshgen", advice: ["look at it, then remove it"])
        }
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
        try finish(journal.changes, in: folder)
        return "an earlier command was stopped half-way; its change of \(journal.changes.count) files has been finished"
    }

    private static func takeBack(_ path: String) throws(Refusal) -> String? {
        guard try Disk.read(path) != nil else { return nil }
        try Disk.remove(path)
        return "an earlier command was stopped before it changed anything"
    }

    private static func writeJournal(_ journal: Journal, in folder: String) throws(Refusal) {
        let path = "\(folder)/\(journalName)"
        try Disk.write(journal.bytes, to: "\(path).new")
        try Disk.move("\(path).new", to: path)
        Disk.synchronize(folder: folder)
    }

    private static func finish(_ changes: [FileChange], in folder: String) throws(Refusal) {
        for change in changes {
            let temporary = "\(change.path).meshgen-new"
            try Disk.write(change.new, to: temporary, mode: Disk.mode(of: change.path))
            try Disk.move(temporary, to: change.path)
        }
        for folder in Set(changes.map { Disk.folder(of: $0.path) }) { Disk.synchronize(folder: folder) }
        try Disk.remove("\(folder)/\(journalName)")
    }
}

extension FileChange {
    /// With the path of the file itself, so that it can be found from everywhere and links stay.
    fileprivate var resolved: FileChange {
        let folder = Disk.resolved(Disk.folder(of: path))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return FileChange(path: Disk.resolved("\(folder)/\(name)"), old: old, new: new)
    }
}
