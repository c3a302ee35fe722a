import Glibc

/// The calls of the operating system that a change of files needs.
enum Disk {
    /// The content of a file; `nil` if there is none.
    static func read(_ path: String) throws(Refusal) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("read", path)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("read", path) }
        var content: [UInt8] = []
        while true {
            let capacity = max(Int(status.st_size) + 1 - content.count, 4096)
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                repeat { count = Glibc.read(file, buffer.baseAddress, capacity) } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return content }
            content = content.isEmpty ? part : content + part
        }
    }

    /// Writes a file; what was there is gone.
    static func write(_ content: [UInt8], to path: String, mode: mode_t = 0o644) throws(Refusal) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw failure("write", path) }
        defer { close(file) }
        guard fchmod(file, mode) == 0 else { throw failure("write", path) }
        var start = 0
        while start < content.count {
            let count = content.withUnsafeBytes { bytes in
                Glibc.write(file, bytes.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("write", path) }
            start += count
        }
    }

    static func move(_ path: String, to target: String) throws(Refusal) {
        guard rename(path, target) == 0 else { throw failure("write", target) }
    }

    /// Removes a file; does nothing if there is none.
    static func remove(_ path: String) throws(Refusal) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
    }

    /// The permissions of a file, those of a new one where there is none.
    static func mode(of path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    }

    /// Whether something is there, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a file belongs to the user who runs this.
    static func isOwn(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_uid == geteuid()
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The path without links; the path itself if nothing is there.
    static func resolved(_ path: String) -> String {
        guard let raw = realpath(path, nil) else { return path }
        defer { free(raw) }
        return String(cString: raw)
    }

    /// The folder a path is in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ verb: String, _ path: String) -> Refusal {
        Refusal(.unreadable, "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
    }
}
