import Glibc

/// What a search found.
struct ManifestMatches {
    /// The files that contain the text.
    var found: [ManifestSearch.Source] = []
    /// Other files with resources of kinds that matter to a release.
    var others: [ManifestSearch.Source] = []
    /// The files that cannot be read, with the reasons.
    var unreadable: [String] = []

    mutating func add(_ part: ManifestMatches) {
        found += part.found
        others += part.others
        unreadable += part.unreadable
    }

    mutating func sort() {
        found.sort { $0.path < $1.path }
        unreadable.sort()
    }
}

/// Reads files into one buffer, and keeps those that matter.
struct MatchReader {
    private let needle: [UInt8]
    private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)

    init(_ needle: [UInt8]) { self.needle = needle }

    mutating func matches(in paths: ArraySlice<String>) -> ManifestMatches {
        var matches = ManifestMatches()
        for path in paths {
            do {
                if let count = try read(path) { take(path, count, into: &matches) }
            } catch {
                matches.unreadable.append("\(path): \(error.message)")
            }
        }
        return matches
    }

    private func take(_ path: String, _ count: Int, into matches: inout ManifestMatches) {
        let (isHit, kinds) = buffer.withUnsafeBytes { bytes in
            let bytes = UnsafeRawBufferPointer(rebasing: bytes[..<count])
            let isHit = needle.withUnsafeBytes { bytes.firstPlace(of: $0, from: 0) != nil }
            return (isHit, isHit ? [] : ManifestKinds(bytes))
        }
        if isHit {
            matches.found.append(ManifestSearch.Source(path: path, bytes: Array(buffer[..<count])))
        } else if !kinds.isEmpty {
            matches.others.append(ManifestSearch.Source(path: path, bytes: Array(buffer[..<count])))
        }
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
}
