import MeshLint

/// Reads the manifests of a folder, and tells which of them speak of a service, without parsing any.
struct ManifestSearch {
    /// A file as it was read.
    struct Source {
        let path: String
        let bytes: [UInt8]
    }

    /// Enough files for a thread to be worth its start.
    private static let share = 128

    private var paths: [String] = []
    private var links: [String] = []
    private var matches = ManifestMatches()
    /// The files that contain the text, sorted by path.
    var found: [Source] { matches.found }
    /// Other files with resources of kinds that matter to a release.
    var others: [Source] { matches.others }
    /// The files that cannot be read, with the reasons.
    var unreadable: [String] { matches.unreadable }
    /// The files with records of releases.
    private(set) var records: [String] = []

    /// Searches a folder and what is below it for files that contain a text; hidden folders and those of dependencies are passed
    /// over, and a file that several paths lead to counts once.
    init(_ folder: String, for text: String) throws(Refusal) {
        guard Disk.isFolder(folder) else { throw Refusal(.notFound, "there is no folder \(folder)") }
        try look(in: folder)
        addLinked()
        let paths = paths, needle = Array(text.utf8)
        let shares = (paths.count + Self.share - 1) / Self.share
        let parts = Parallel.map(shares) { number in
            var reader = MatchReader(needle)
            return reader.matches(in: paths[number * Self.share..<min((number + 1) * Self.share, paths.count)])
        }
        for part in parts { matches.add(part) }
        matches.sort()
    }

    private mutating func look(in folder: String) throws(Refusal) {
        for entry in try FolderTree.entries(of: folder) {
            if entry.name == ReleaseRecord.fileName { records.append(entry.path) }
            guard FolderTree.isSearched(entry.name) else { continue }
            if entry.isFolder {
                try look(in: entry.path)
            } else if Self.isManifest(entry.name) {
                if entry.isLink { links.append(entry.path) } else { paths.append(entry.path) }
            }
        }
    }

    /// Adds the files that links lead to, unless they were found already.
    private mutating func addLinked() {
        guard !links.isEmpty else { return }
        var known = Set(paths.map(Disk.resolved))
        for link in links.sorted() where known.insert(Disk.resolved(link)).inserted { paths.append(link) }
    }

    private static func isManifest(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }
}
