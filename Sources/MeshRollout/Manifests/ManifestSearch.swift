import Glibc

/// Finds the files of a folder that speak of a service, without parsing any.
struct ManifestSearch {
    private let needle: [UInt8]
    private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)
    private(set) var found: [(path: String, bytes: [UInt8])] = []

    /// The files below `folder` that contain a text, sorted by path; hidden folders and those of dependencies are passed over.
    static func files(below folder: String, containing text: String) throws(Refusal) -> [(path: String, bytes: [UInt8])]
    {
        var search = ManifestSearch(needle: Array(text.utf8))
        guard Disk.isFolder(folder) else { throw Refusal(.notFound, "there is no folder \(folder)") }
        try search.look(in: folder)
        return search.found.sorted { $0.path < $1.path }
    }

    private init(needle: [UInt8]) { self.needle = needle }

    private mutating func look(in folder: String) throws(Refusal) {
        guard let stream = opendir(folder) else {
            throw Refusal(.unreadable, "\(folder): \(String(cString: strerror(errno)))")
        }
        defer { closedir(stream) }
        let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : "\(folder)/"
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix("."), name != "node_modules", name != "vendor" else { continue }
            let path = prefix + name
            if Self.isManifest(name) {
                try take(path)
            } else if entry.pointee.d_type == UInt8(DT_DIR)
                || entry.pointee.d_type == UInt8(DT_UNKNOWN) && Disk.isFolder(path)
            {
                try look(in: path)
            }
        }
    }

    private mutating func take(_ path: String) throws(Refusal) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        var count = 0
        while true {
            if count == buffer.count { buffer += Array(repeating: 0, count: buffer.count) }
            let got = buffer.withUnsafeMutableBytes { bytes in
                read(file, bytes.baseAddress.map { $0 + count }, bytes.count - count)
            }
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EISDIR { return }
            guard got >= 0 else { throw Refusal(.unreadable, "\(path): \(String(cString: strerror(errno)))") }
            if got == 0 { break }
            count += got
        }
        if hasNeedle(in: count) { found.append((path, Array(buffer[..<count]))) }
    }

    /// Whether the text is among the first bytes of the buffer.
    private func hasNeedle(in count: Int) -> Bool {
        guard let first = needle.first else { return true }
        return buffer.withUnsafeBytes { bytes in
            var place = 0
            while place + needle.count <= count, let base = bytes.baseAddress {
                guard let hit = memchr(base + place, Int32(first), count - place - needle.count + 1) else {
                    return false
                }
                if memcmp(hit, needle, needle.count) == 0 { return true }
                place = UnsafeRawPointer(hit) - base + 1
            }
            return false
        }
    }

    private static func isManifest(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }
}
