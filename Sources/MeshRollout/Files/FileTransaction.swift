/// Changes several files as a whole.
///
/// First everything is written beside the files, and into a journal; once the journal has its name, the change counts as made:
/// whoever is killed after that is finished by the next command, whoever is killed before has changed nothing. What follows only
/// renames. Nothing waits for the disk: the kernel keeps what a killed process wrote. When the power fails, each file is old
/// or new, but the set may be mixed, as with a checkout of Git, and Git shows it. One process at a time holds the folder.
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
        let journal = "\(folder)/\(Self.journalName)"
        try Disk.write(Journal(changes).bytes, to: "\(journal).new")
        for change in changes { try change.writeBeside() }
        try Disk.move("\(journal).new", to: journal)
        for change in changes { try Disk.move(change.temporary, to: change.path) }
        try Disk.remove(journal)
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
        guard let bytes = try Disk.read(path) else { return nil }
        for change in Journal(bytes)?.changes ?? [] { try Disk.remove(change.temporary) }
        try Disk.remove(path)
        return "an earlier command was stopped before it changed anything"
    }

    private static func finish(_ changes: [FileChange], in folder: String) throws(Refusal) {
        for change in changes where try Disk.read(change.path) == change.old {
            try change.writeBeside()
            try Disk.move(change.temporary, to: change.path)
        }
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

    /// Where the new content waits.
    fileprivate var temporary: String { "\(path).meshgen-new" }

    fileprivate func writeBeside() throws(Refusal) { try Disk.write(new, to: temporary, mode: Disk.mode(of: path)) }
}
