/// The records about a folder: its own, those of the folders around it and those of the folders below.
///
/// Commands may name any of them, so that what one of them did is recorded in another.
struct FolderRecords {
    /// The file in the folder itself; `nil` if there is none.
    let own: [UInt8]?
    private let histories: [ReleaseHistory]

    /// - Parameter below: the paths of the files that a search found in the folder and below it.
    init(_ folder: String, below: [String]) throws(Refusal) {
        own = try Disk.read("\(folder)/\(ReleaseRecord.fileName)")
        let resolved = Disk.resolved(folder)
        let around = FolderTree.around(resolved).map { "\($0)/\(ReleaseRecord.fileName)" }
        var histories: [ReleaseHistory] = []
        for path in around + below where Disk.folder(of: Disk.resolved(path)) != resolved {
            if let bytes = try Disk.read(path) { histories.append(ReleaseHistory(bytes)) }
        }
        self.histories = histories + [ReleaseHistory(own ?? [])]
    }

    /// All records of a service, the oldest first.
    func records(of service: ServiceName) -> [ReleaseRecord] {
        // The standard sort is stable: the order within a file stays.
        histories.flatMap { $0.records(of: service) }.sorted { $0.time < $1.time }
    }

    /// What the last command left that concerned a service and the routes with some names (all if there are none): of several
    /// files with a record of the same second, what each of them says.
    func lastStates(of service: ServiceName, _ routeNames: Set<String>) -> [ReleaseState] {
        let lasts = histories.compactMap { $0.last(of: service, routeNames) }
        let newest = lasts.map(\.time).max()
        return lasts.filter { $0.time == newest }.map(\.to)
    }
}
