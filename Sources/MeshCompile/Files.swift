import Glibc

/// The few file operations that finding and keeping renderers needs.
///
/// Straight system calls: a warm render reads three files, and Foundation would cost more than all of them.
package enum Files {
    /// What is told apart about a file without reading it.
    package struct Status {
        package var isFolder: Bool
        package var isExecutable: Bool
        package var size: Int64
        /// Of the last change, in nanoseconds since 1970.
        package var changed: Int64
    }

    package static func status(_ path: String) -> Status? {
        var raw = stat()
        guard stat(path, &raw) == 0 else { return nil }
        return Status(
            isFolder: raw.st_mode & S_IFMT == S_IFDIR,
            isExecutable: raw.st_mode & S_IXUSR != 0,
            size: Int64(raw.st_size),
            changed: Int64(raw.st_mtim.tv_sec) * 1_000_000_000 + Int64(raw.st_mtim.tv_nsec)
        )
    }

    /// Whether a new file may take this place: nothing is there, or a plain file that is not behind a link.
    static func isReplaceable(_ path: String) -> Bool {
        var raw = stat()
        guard lstat(path, &raw) == 0 else { return true }
        return raw.st_mode & S_IFMT == S_IFREG
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 && status(path)?.isFolder == false }

    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// The path without links; `nil` if nothing is there.
    package static func resolved(_ path: String) -> String? {
        guard let raw = realpath(path, nil) else { return nil }
        defer { free(raw) }
        return String(cString: raw)
    }

    package static func read(_ path: String) throws(SystemError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError() }
        defer { close(file) }
        var raw = stat()
        guard fstat(file, &raw) == 0 else { throw SystemError() }
        guard raw.st_mode & S_IFMT != S_IFDIR else { throw SystemError(EISDIR) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: max(Int(raw.st_size) + 1, 4096))
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count == 0 { return content }
            guard count > 0 else { throw SystemError() }
            content += chunk[..<count]
        }
    }

    /// Shows the contents of files without copying them; `nil` if one cannot be read or is empty.
    static func mapping<Result>(_ paths: [String], _ body: ([UnsafeRawBufferPointer]) -> Result) -> Result? {
        var contents: [UnsafeRawBufferPointer] = []
        defer {
            for content in contents { munmap(UnsafeMutableRawPointer(mutating: content.baseAddress), content.count) }
        }
        for path in paths {
            guard let content = map(path) else { return nil }
            contents.append(content)
        }
        return body(contents)
    }

    private static func map(_ path: String) -> UnsafeRawBufferPointer? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var raw = stat()
        guard fstat(file, &raw) == 0, raw.st_size > 0 else { return nil }
        let start = mmap(nil, Int(raw.st_size), PROT_READ, MAP_PRIVATE, file, 0)
        return start == MAP_FAILED ? nil : UnsafeRawBufferPointer(start: start, count: Int(raw.st_size))
    }

    package static func write(
        _ content: [UInt8],
        to path: String,
        isExecutable: Bool = false
    ) throws(SystemError) {
        try write(content, to: path, mode: isExecutable ? 0o755 : 0o644)
    }

    /// - Parameter mode: the permissions of the file if it is new.
    private static func write(_ content: [UInt8], to path: String, mode: mode_t) throws(SystemError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw SystemError() }
        defer { close(file) }
        var rest = content[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw SystemError() }
            rest = rest.dropFirst(count)
        }
    }

    /// Replaces the content of a file at once, so that nobody sees half of it; a new file is made.
    ///
    /// Permissions, owner and links stay: what has several names, or belongs to somebody else, is written in place. A file
    /// that its owner may not write is left alone.
    package static func replace(_ path: String, with content: [UInt8]) throws(SystemError) {
        let target = resolved(path) ?? path
        var old = stat()
        let exists = stat(target, &old) == 0
        // The superuser may write anything, and still was not meant to.
        if exists, old.st_mode & 0o222 == 0 || !isWritable(target) { throw SystemError(EACCES) }
        if exists, old.st_nlink > 1 || old.st_uid != geteuid() { return try write(content, to: target) }
        let temporary = "\(target).meshgen-new"
        // Until it has the permissions of the old one, nobody else may read it.
        try write(content, to: temporary, mode: exists ? 0o600 : 0o644)
        guard !exists || chown(temporary, old.st_uid, old.st_gid) == 0 && chmod(temporary, old.st_mode & 0o7777) == 0
        else {
            let error = SystemError()
            unlink(temporary)
            throw error
        }
        try move(temporary, to: target)
    }

    /// The names in a folder, sorted, without hidden ones unless they are asked for; empty if it is none.
    package static func names(in folder: String, hidden: Bool = false) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder and the ones above it.
    ///
    /// - Parameter isPrivate: whether nobody but this user may look into them.
    package static func makeFolder(_ path: String, isPrivate: Bool = false) throws(SystemError) {
        let mode: mode_t = isPrivate ? 0o700 : 0o777
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw SystemError()
        }
        try makeFolder(String(path[..<slash]), isPrivate: isPrivate)
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemError() }
    }

    /// Makes a new folder whose name begins with a path.
    static func makeTemporaryFolder(_ prefix: String) throws(SystemError) -> String {
        var template = Array("\(prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError() }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Lets everybody read a folder.
    static func share(_ folder: String) { chmod(folder, 0o755) }

    /// Moves a file or folder; an empty folder or a file in the way is replaced.
    package static func move(_ path: String, to target: String) throws(SystemError) {
        guard rename(path, target) == 0 else { throw SystemError() }
    }

    /// Removes a file, or a folder with everything in it; what cannot be removed stays.
    static func remove(_ path: String) {
        if unlink(path) == 0 || errno == ENOENT { return }
        for name in names(in: path, hidden: true) { remove("\(path)/\(name)") }
        rmdir(path)
    }

    /// Marks a file as used now.
    static func touch(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }
}

/// A system call that failed.
package struct SystemError: Error {
    package var number: Int32

    package init(_ number: Int32 = errno) { self.number = number }

    /// What went wrong, in the system's words in lower case: `permission denied`.
    package var message: String {
        let text = String(cString: strerror(number))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
