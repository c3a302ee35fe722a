/// Changes several files as a whole.
///
/// First everything is written beside the files, and into a journal; once the journal has its name, the change counts as made:
/// whoever is killed after that is finished by the next command, whoever is killed before has changed nothing. What follows only
/// renames. Nothing waits for the disk: the kernel keeps what a killed process wrote. When the power fails, each file is old
/// or new, but the set may be mixed, as with a checkout of Git, and Git shows it. One process at a time holds a folder with all
/// that is below it.
public struct FileTransaction: ~Copyable {
    private let folder: String
    private let hold: FolderHold
    /// What was left by commands that were stopped, in words; `nil` if nothing was.
    public let repair: String?

    /// Takes the folder, and finishes or takes back what earlier commands left there, around it and below it.
    ///
    /// - Parameter isDeep: whether folders below are looked at too: those whose files a change of this folder may touch.
    public init(in folder: String, isDeep: Bool = true) throws(Refusal) {
        let folder = Disk.resolved(folder)
        var repairs: [String] = []
        for outer in FolderTree.around(folder) where Leftovers.isIn(outer) {
            let outerHold = try FolderHold(outer)
            repairs += [try Leftovers.repair(in: outer)].compactMap(\.self)
            _ = consume outerHold
        }
        let hold = try FolderHold(folder)
        for inner in [folder] + (isDeep ? FolderTree.below(folder) : []) {
            repairs += [try Leftovers.repair(in: inner)].compactMap(\.self)
        }
        self.folder = folder
        self.hold = hold
        repair = repairs.isEmpty ? nil : repairs.joined(separator: "; ")
    }

    /// Whether an earlier command that concerns the folder was stopped, or is at work now.
    public static func isPending(in folder: String, isDeep: Bool = true) -> Bool {
        let folder = Disk.resolved(folder)
        if Leftovers.isIn(folder) || FolderTree.around(folder).contains(where: Leftovers.isIn) { return true }
        return isDeep && FolderTree.below(folder).contains(where: Leftovers.isIn)
    }

    /// Makes all changes, or none of them if one of the files is not what it was.
    func commit(_ changes: [FileChange]) throws(Refusal) {
        let changes = try Self.resolved(changes)
        guard !changes.isEmpty else { return }
        for change in changes where try Disk.read(change.path) != change.old {
            throw Refusal(
                .changedSinceRead,
                "\(change.path) has changed since it was read",
                advice: ["nothing was written; run the command again"]
            )
        }
        let journal = Journal(changes)
        let path = Leftovers.journal(in: folder)
        do throws(Refusal) {
            try Disk.write(journal.bytes, to: "\(path).new")
            for change in changes { try change.writeBeside(journal.suffix) }
            try Disk.move("\(path).new", to: path)
        } catch {
            Leftovers.takeBack(journal, in: folder)
            throw error
        }
        for change in changes { try change.putInPlace(journal.suffix) }
        try Disk.remove(path)
    }

    /// The changes by the paths of the files themselves, each file once: two paths may lead to one file.
    private static func resolved(_ changes: [FileChange]) throws(Refusal) -> [FileChange] {
        var resolved: [FileChange] = []
        for change in changes.map(\.resolved) where change.old != change.new && !resolved.contains(change) {
            guard !resolved.contains(where: { $0.path == change.path }) else {
                throw Refusal(.unsupported, "two paths lead to \(change.path)", advice: ["remove one of the links"])
            }
            resolved.append(change)
        }
        return resolved
    }
}
