import Glibc

/// The right to change a folder, held by one process at a time.
struct FolderLock {
    private var folders: [Int32] = []

    /// Waits until no other process holds it.
    init(_ path: String) throws(FileError) {
        while true {
            let folder = try Self.lock(path)
            if Self.isStill(folder, at: path) {
                folders = [folder]
                return
            }
            // Whoever held it has put another folder there meanwhile.
            close(folder)
        }
    }

    /// Takes the lock of a folder that nobody else knows of yet, as well.
    mutating func add(_ path: String) throws(FileError) { folders.append(try Self.lock(path)) }

    func release() {
        for folder in folders { close(folder) }
    }

    private static func lock(_ path: String) throws(FileError) -> Int32 {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw FileError("open the folder", path) }
        // A file system without locks is no reason to refuse.
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
        return folder
    }

    private static func isStill(_ folder: Int32, at path: String) -> Bool {
        var locked = stat(), present = stat()
        guard fstat(folder, &locked) == 0, stat(path, &present) == 0 else { return false }
        return locked.st_ino == present.st_ino && locked.st_dev == present.st_dev
    }
}
