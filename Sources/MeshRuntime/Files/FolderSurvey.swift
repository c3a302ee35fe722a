import MeshRender

/// How a folder compares with the files that belong into it; looks only.
struct FolderSurvey {
    let folder: String
    /// What the folder remembers, and what it will.
    let record: FolderRecord
    let nextRecord: FolderRecord
    /// The files that are missing or have another content.
    private(set) var changes: [Change] = []
    /// Files that meshgen wrote, as they were written, and that no longer belong here.
    private(set) var stale: [String] = []
    /// Files that meshgen wrote and somebody changed, and that no longer belong here.
    private(set) var kept: [String] = []

    /// A file that is to be written.
    struct Change {
        var file: RenderedFile
        var kind: Kind

        enum Kind: Hashable {
            /// There is nothing of that name.
            case new
            /// There is a file that meshgen wrote.
            case replacement
            /// There is something that meshgen did not write.
            case conflict
        }
    }

    init(of folder: String, for files: [RenderedFile]) throws(FileError) {
        self.folder = folder
        record = FolderRecord(try FileSystem.read("\(folder)/\(FolderRecord.name)") ?? [])
        var next = FolderRecord()
        for file in files { next.add(file.path, ContentHash(file.bytes)) }
        nextRecord = next
        for file in files {
            guard let kind = try kind(of: file) else { continue }
            changes.append(Change(file: file, kind: kind))
        }
        for path in record.hashes.keys.sorted() where !next.contains(path) { try sort(stale: path) }
    }

    /// The content that a path has now.
    func content(of path: String) throws(FileError) -> [UInt8]? { try FileSystem.read("\(folder)/\(path)") }

    /// What writing a file would be; `nil` if it is there already.
    private func kind(of file: RenderedFile) throws(FileError) -> Change.Kind? {
        switch try FileSystem.entry(at: "\(folder)/\(file.path)") {
        case nil: return .new
        case .folder, .other: return .conflict
        case .file(let size):
            if size == file.bytes.count, try content(of: file.path) == file.bytes { return nil }
            return record.contains(file.path) ? .replacement : .conflict
        }
    }

    private mutating func sort(stale path: String) throws(FileError) {
        guard case .file = try FileSystem.entry(at: "\(folder)/\(path)"), let content = try content(of: path) else {
            return
        }
        if record.contains(path, ContentHash(content)) { stale.append(path) } else { kept.append(path) }
    }
}
