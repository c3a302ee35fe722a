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

    /// Whether the path is a folder, or a symbolic link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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

    /// Removes a file; does nothing if there is none.
    static func removeFile(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw FileError("remove", path) }
    }

    /// Removes a folder that holds nothing but files, and these; does nothing if there is none.
    static func removeFlatFolder(_ path: String) throws(FileError) {
        if try entry(at: path) == nil { return }
        for name in try names(in: path) { unlink("\(path)/\(name)") }
        guard rmdir(path) == 0 else { throw FileError("remove", path) }
    }

    /// The names in a folder, hidden ones too.
    static func names(in path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError("look into", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let item = readdir(folder) {
            let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
