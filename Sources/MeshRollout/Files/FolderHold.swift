import Glibc

/// The right to change the files of a folder; one process has it at a time, for as long as the value lives.
struct FolderHold: ~Copyable {
    private let folder: Int32

    /// Throws at once where another process has it.
    init(_ path: String) throws(Refusal) {
        folder = try Self.open(path)
    }

    deinit { close(folder) }

    private static func open(_ path: String) throws(Refusal) -> Int32 {
        let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Refusal(.notFound, "\(path): \(String(cString: strerror(errno)))") }
        // A file system without locks is no reason to refuse.
        guard flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return folder }
        close(folder)
        throw Refusal(
            .busy,
            "another meshgen command is changing \(path)",
            advice: ["wait until it has ended, then run this one again"]
        )
    }
}
