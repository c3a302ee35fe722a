import Glibc
import MeshLint

/// Finds the files of a folder that speak of a service, without parsing any.
struct ManifestSearch {
    /// Enough files for a thread to be worth its start.
    private static let share = 128

    private var paths: [String] = []

    /// The files below `folder` that contain a text, sorted by path; hidden folders and those of dependencies are passed over.
    static func files(below folder: String, containing text: String) throws(Refusal) -> [(path: String, bytes: [UInt8])]
    {
        var search = ManifestSearch()
        guard Disk.isFolder(folder) else { throw Refusal(.notFound, "there is no folder \(folder)") }
        try search.look(in: folder)
        let paths = search.paths, needle = Array(text.utf8)
        let shares = (paths.count + share - 1) / share
        let results = Parallel.map(shares) { number in
            Result { () throws(Refusal) in
                var reader = MatchReader(needle)
                return try reader.matches(in: paths[number * share..<min((number + 1) * share, paths.count)])
            }
        }
        var found: [(path: String, bytes: [UInt8])] = []
        for result in results { found += try result.get() }
        return found.sorted { $0.path < $1.path }
    }

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
                paths.append(path)
            } else if entry.pointee.d_type == UInt8(DT_DIR)
                || entry.pointee.d_type == UInt8(DT_UNKNOWN) && Disk.isFolder(path)
            {
                try look(in: path)
            }
        }
    }

    private static func isManifest(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }
}

/// Reads files into one buffer, and keeps those that contain a text.
private struct MatchReader {
    private let needle: [UInt8]
    private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)

    init(_ needle: [UInt8]) { self.needle = needle }

    mutating func matches(in paths: ArraySlice<String>) throws(Refusal) -> [(path: String, bytes: [UInt8])] {
        var found: [(path: String, bytes: [UInt8])] = []
        for path in paths {
            if let count = try read(path), hasNeedle(in: count) { found.append((path, Array(buffer[..<count]))) }
        }
        return found
    }

    /// How many bytes a file has, which are in the buffer then; `nil` if it is none or may not be read.
    private mutating func read(_ path: String) throws(Refusal) -> Int? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var count = 0
        while true {
            if count == buffer.count { buffer += Array(repeating: 0, count: buffer.count) }
            let got = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(file, bytes.baseAddress.map { $0 + count }, bytes.count - count)
            }
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EISDIR { return nil }
            guard got >= 0 else { throw Refusal(.unreadable, "\(path): \(String(cString: strerror(errno)))") }
            if got == 0 { return count }
            count += got
        }
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
}
