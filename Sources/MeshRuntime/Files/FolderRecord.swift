/// What meshgen remembers of a folder: the files it wrote there, and their contents as hashes.
///
/// Kept in the folder, one line a file, sorted, so that it can be committed together with the files. A line that makes
/// no sense, such as a mark of a merge conflict, is passed over: the file is then taken for one of the user's.
struct FolderRecord: Hashable, Sendable {
    /// The name of the file the record is kept in.
    static let name = ".meshgen-manifest"
    private static let title = "# The files in this folder that meshgen wrote. Keep this file beside them.\n"

    /// The contents that a file may have, by path; more than one while an update is going on.
    private(set) var hashes: [String: Set<ContentHash>] = [:]

    init() {}

    init(_ text: [UInt8]) {
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 16, let value = UInt64(parts[0], radix: 16) else { continue }
            add(String(parts[1]), ContentHash(value: value))
        }
    }

    /// Remembers a file; paths that lead out of the folder are none of meshgen's.
    mutating func add(_ path: String, _ hash: ContentHash) {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return }
        hashes[path, default: []].insert(hash)
    }

    func contains(_ path: String) -> Bool { hashes[path] != nil }
    func contains(_ path: String, _ hash: ContentHash) -> Bool { hashes[path]?.contains(hash) ?? false }

    func union(_ other: FolderRecord) -> FolderRecord {
        var union = self
        union.hashes.merge(other.hashes) { $0.union($1) }
        return union
    }

    /// The text of the record.
    var text: [UInt8] {
        hashes.sorted { $0.key < $1.key }.reduce(into: Array(Self.title.utf8)) { text, file in
            for value in file.value.map(\.value).sorted() {
                let digits = String(value, radix: 16)
                let zeros = String(repeating: "0", count: 16 - digits.utf8.count)
                text += "\(zeros)\(digits) \(file.key)\n".utf8
            }
        }
    }
}
