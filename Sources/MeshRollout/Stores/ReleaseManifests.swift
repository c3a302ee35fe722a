import MeshLint

/// The state of a release in manifests, wherever they come from: a folder or a cluster.
struct ReleaseManifests {
    let service: ServiceName
    /// What the user calls the stable version.
    let stable: String?
    /// The names of the routes that take part; all that can if there are none.
    let routeNames: Set<String>
    let lint: LintOptions

    /// What manifests say.
    ///
    /// - Parameters:
    ///   - history: the record of releases, a line of JSON each.
    ///   - isAtomic: whether a change is always there as a whole.
    func reading(
        _ files: [ManifestFile],
        history: [UInt8]?,
        isRendered: Bool = false,
        isAtomic: Bool = true
    ) throws(Refusal) -> FolderReading {
        let table = RouteTable(files, service)
        let versions = Workloads(files, service).versions(table)
        let last = ReleaseHistory(history ?? []).records(of: service).last
        var reader = reader(table, last?.to, versions)
        reader.before = isAtomic ? nil : last?.from
        return FolderReading(
            files: files,
            table: table,
            history: history,
            state: try reader.state(),
            versions: versions.isEmpty ? table.subsets.sorted() : versions,
            isRendered: isRendered
        )
    }

    /// The manifests in another state.
    func files(for state: ReleaseState, from reading: FolderReading) throws(Refusal) -> [ManifestFile] {
        var editing = ManifestEditing(reading, routeNames)
        let after = try editing.edit(to: state)
        let table = RouteTable(after, service)
        guard try reader(table, state, reading.versions).state() == state, editing.keepsOthers(table) else {
            throw Refusal(
                .unsupported,
                "the manifests are written so that a change would not come out as '\(state.summary)'",
                advice: ["write out what anchors and merged values stand for, then run the command again"]
            )
        }
        return after
    }

    /// What a check finds after a change and did not find before.
    func objections(before: [ManifestFile], after: [ManifestFile]) -> [Refusal] {
        LintComparison(lint).objections(before: before, after: after)
    }

    private func reader(_ table: RouteTable, _ last: ReleaseState?, _ versions: [String]) -> StateReader {
        StateReader(table: table, last: last, stable: stable, routeNames: routeNames, provided: versions)
    }
}
