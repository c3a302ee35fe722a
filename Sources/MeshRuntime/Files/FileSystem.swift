import Glibc

/// The calls of the operating system that a renderer needs, with errors that name the file.
enum FileSystem {
    /// What is at a path; symbolic links are not followed.
    enum Entry: Hashable {
        case file(size: Int)
        case folder
        case other
    }

    static func entry(at path: String) throws(FileError) -> Entry? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError("look at", path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(size: Int(status.st_size))
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The content of a file; `nil` if there is none.
    static func read(_ path: String) throws(FileError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError("read", path)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileError("read", path) }
        var content: [UInt8] = []
        while true {
            let part = try part(of: file, named: path, atMost: max(Int(status.st_size) + 1 - content.count, 1 << 12))
            if part.isEmpty { return content }
            content = content.isEmpty ? part : content + part
        }
    }

    /// The next bytes of an open file; none at its end.
    private static func part(
        of file: Int32,
        named path: String,
        atMost capacity: Int
    ) throws(FileError) -> [UInt8] {
        var count = 0
        let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initializedCount in
            count = retrying { Glibc.read(file, buffer.baseAddress, capacity) }
            initializedCount = max(count, 0)
        }
        guard count >= 0 else { throw FileError("read", path) }
        return part
    }

    /// Writes a new file; there must be none yet.
    static func create(_ path: String, _ content: [UInt8]) throws(FileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw FileError("write", path) }
        do {
            try write(content, to: file, named: path)
        } catch {
            close(file)
            throw error
        }
        // Some file systems notice only now that there is no room.
        guard close(file) == 0 else { throw FileError("write", path) }
    }

    /// Writes everything, with as few calls as the system allows.
    static func write(_ content: [UInt8], to file: Int32, named name: String) throws(FileError) {
        var start = 0
        while start < content.count {
            let count = content.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                return retrying { Glibc.write(file, rest.baseAddress, rest.count) }
            }
            guard count >= 0 else { throw FileError("write", name) }
            start += count
        }
    }

    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

extension FileSystem {
    static func move(_ from: String, to: String) throws(FileError) {
        guard rename(from, to) == 0 else { throw FileError("write", to) }
    }

    static func createFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o777) == 0 else { throw FileError("create the folder", path) }
    }

    /// Removes a folder that holds nothing but files, and these; does nothing if there is none.
    static func removeFlatFolder(_ path: String) throws(FileError) {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return }
            throw FileError("remove", path)
        }
        defer { closedir(folder) }
        while let item = readdir(folder) {
            let name = withUnsafePointer(to: &item.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { unlink("\(path)/\(name)") }
        }
        guard rmdir(path) == 0 else { throw FileError("remove", path) }
    }

    /// Waits until no other process holds the lock of a folder, then holds it until the result is closed.
    static func lock(_ path: String) throws(FileError) -> Int32 {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw FileError("open the folder", path) }
        // A file system without locks is no reason to refuse.
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
        return folder
    }
}
