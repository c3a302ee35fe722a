import MeshRender

/// Shows how a folder differs from what a render comes to; writes nothing.
struct FolderCheck {
    /// The differences as a unified diff, sorted by path.
    private(set) var diff: [UInt8] = []
    private(set) var missing = 0
    private(set) var changed = 0
    private(set) var stale = 0

    init(of folder: String, for files: [RenderedFile]) throws(FileError) {
        let survey = try FolderSurvey(of: folder, for: files)
        stale = survey.stale.count
        var contents = [String: [UInt8]?](survey.changes.map { ($0.file.path, $0.file.bytes) }) { $1 }
        for path in survey.stale { contents[path] = .some(nil) }
        for (path, content) in contents.sorted(by: { $0.key < $1.key }) {
            let old = try? survey.content(of: path)
            if old == nil { missing += 1 } else if content != nil { changed += 1 }
            diff += UnifiedDiff(path: path, old: old, new: content).bytes
        }
    }

    var isUpToDate: Bool { missing + changed + stale == 0 }

    /// What differs, for people: `2 changed, 1 missing`.
    var summary: String {
        [(changed, "changed"), (missing, "missing"), (stale, "stale")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
