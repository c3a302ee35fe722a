import Glibc

/// The right to change the files of a folder and of all below it; one process has it at a time, for as long as the value lives.
///
/// The folders around it are held together with others: who wants to change one of those as a whole has to wait.
struct FolderHold: ~Copyable {
    private let folders: [Int32]

    /// Throws at once where another process is in the way.
    ///
    /// - Parameter path: a folder, without links in its path.
    init(_ path: String) throws(Refusal) {
        var folders: [Int32] = []
        do throws(Refusal) {
            folders.append(try Self.take(path, LOCK_EX))
            // Who may not read a folder cannot hold it, nor change it as a whole.
            for outer in FolderTree.around(path) where access(outer, R_OK) == 0 {
                folders.append(try Self.take(outer, LOCK_SH))
            }
        } catch {
            folders.forEach { close($0) }
            throw error
        }
        self.folders = folders
    }

    deinit { folders.forEach { close($0) } }

    private static func take(_ path: String, _ kind: Int32) throws(Refusal) -> Int32 {
        let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Refusal(.notFound, "\(path): \(String(cString: strerror(errno)))") }
        // A file system without locks is no reason to refuse.
        guard flock(folder, kind | LOCK_NB) != 0, errno == EWOULDBLOCK else { return folder }
        close(folder)
        throw Refusal(
            .busy,
            "another meshgen command is changing \(path)",
            advice: ["wait until it has ended, then run this one again"]
        )
    }
}
