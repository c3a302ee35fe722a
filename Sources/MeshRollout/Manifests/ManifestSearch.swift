import Glibc

/// Reads the manifests of a folder, and tells which of them speak of a service, without parsing any.
struct ManifestSearch {
    /// A file as it was read.
    struct Source {
        let path: String
        let bytes: [UInt8]
    }

    private let needle: [UInt8]
    private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)
    private var links: [String] = []
    /// The files that contain the text, sorted by path.
    private(set) var found: [Source] = []
    /// Other files with resources of kinds that matter to a release.
    private(set) var others: [Source] = []
    /// The files with records of releases.
    private(set) var records: [String] = []
    /// The files that cannot be read, with the reasons.
    private(set) var unreadable: [String] = []

    /// Searches a folder and what is below it for files that contain a text; hidden folders and those of dependencies are passed
    /// over, and a file that several paths lead to counts once.
    init(_ folder: String, for text: String) throws(Refusal) {
        needle = Array(text.utf8)
        guard Disk.isFolder(folder) else { throw Refusal(.notFound, "there is no folder \(folder)") }
        try look(in: folder)
        followLinks()
        found.sort { $0.path < $1.path }
    }

    private mutating func look(in folder: String) throws(Refusal) {
        for entry in try FolderTree.entries(of: folder) {
            if entry.name == ReleaseRecord.fileName { records.append(entry.path) }
            guard FolderTree.isSearched(entry.name) else { continue }
            if entry.isFolder {
                try look(in: entry.path)
            } else if Self.isManifest(entry.name) {
                if entry.isLink { links.append(entry.path) } else { take(entry.path) }
            }
        }
    }

    /// Takes the files that links lead to, unless they were found already.
    private mutating func followLinks() {
        guard !links.isEmpty else { return }
        var known = Set((found + others).map { Disk.resolved($0.path) })
        for link in links.sorted() where known.insert(Disk.resolved(link)).inserted { take(link) }
    }

    private mutating func take(_ path: String) {
        let count: Int
        do {
            guard let read = try read(path) else { return }
            count = read
        } catch {
            return unreadable.append("\(path): \(error.message)")
        }
        let hit = buffer.withUnsafeBytes { bytes in
            needle.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: bytes[..<count]).firstPlace(of: $0, from: 0) }
        }
        if hit != nil { return found.append(Source(path: path, bytes: Array(buffer[..<count]))) }
        let bytes = Array(buffer[..<count])
        if !ManifestKinds(bytes).isEmpty { others.append(Source(path: path, bytes: bytes)) }
    }

    private struct ReadError: Error {
        let message = String(cString: strerror(errno))
    }

    /// Fills the buffer with a file; gives the number of its bytes, `nil` if there is no file.
    private mutating func read(_ path: String) throws(ReadError) -> Int? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw ReadError()
        }
        defer { close(file) }
        var count = 0
        while true {
            if count == buffer.count { buffer += Array(repeating: 0, count: buffer.count) }
            let got = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(file, bytes.baseAddress.map { $0 + count }, bytes.count - count)
            }
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EISDIR { return nil }
            guard got >= 0 else { throw ReadError() }
            if got == 0 { return count }
            count += got
        }
    }

    private static func isManifest(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }
}
