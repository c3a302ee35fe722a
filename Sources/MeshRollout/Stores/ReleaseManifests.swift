import MeshLint

/// The state of a release in manifests, wherever they come from: a folder or a cluster.
struct ReleaseManifests {
    let service: ServiceName
    let hints: StateHints
    let lint: LintOptions

    /// What manifests say.
    ///
    /// - Parameters:
    ///   - table: what they say of the one service that is meant.
    ///   - history: the record of releases that a change goes into, a line of JSON each.
    ///   - lasts: what the last commands left.
    ///   - before: what was before the last command, where a change is not always there as a whole.
    func reading(
        _ files: [ManifestFile],
        _ table: RouteTable,
        history: [UInt8]?,
        lasts: [ReleaseState],
        before: ReleaseState? = nil,
        surroundings: Surroundings = Surroundings()
    ) throws(Refusal) -> FolderReading {
        let versions = Workloads(files, table.service).versions(table)
        let reader = StateReader(table: table, lasts: lasts, before: before, hints: hints, provided: versions)
        let (state, unclear) = try state(reader)
        return FolderReading(
            files: files,
            table: table,
            history: history,
            state: state,
            versions: versions.isEmpty ? table.subsets.sorted() : versions,
            isUnclear: unclear != nil,
            surroundings: surroundings,
            notes: surroundings.notes + [unclear].compactMap(\.self)
        )
    }

    /// The state, and what is unclear about it where that is no obstacle.
    private func state(_ reader: StateReader) throws(Refusal) -> (ReleaseState, unclear: String?) {
        do throws(Refusal) {
            return (try reader.state(), nil)
        } catch {
            guard hints.isAbort, let state = reader.stateForAbort() else { throw error }
            return (state, "\(error.message); \(state.stable) gets everything")
        }
    }

    /// The manifests in another state.
    func files(for state: ReleaseState, from reading: FolderReading) throws(Refusal) -> [ManifestFile] {
        var editing = ManifestEditing(reading, hints)
        let after = try editing.edit(to: state)
        let reader = StateReader(
            table: RouteTable(after, reading.table.service),
            lasts: [state],
            hints: StateHints(routeNames: hints.routeNames),
            provided: reading.versions
        )
        guard try reader.state() == state else {
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

    /// A record with what only the store knows.
    func completed(_ record: ReleaseRecord) -> ReleaseRecord {
        var record = record
        record.routes = hints.routeNames.sorted()
        return record
    }
}

/// What stands around manifests in a folder.
struct Surroundings: Sendable {
    /// The files that cannot be read, with the reasons.
    var unreadable: [String] = []
    /// The folders that `meshgen render` wrote.
    var rendered: [String] = []
    /// What people should know, a line each.
    var notes: [String] = []
}
