public import MeshLint

/// The traffic of a service in a folder of anybody's manifests.
public struct FolderStore: FileStore {
    private let folder: String
    private let service: ServiceName
    private let hints: StateHints
    private let lint: LintOptions

    /// - Parameters:
    ///   - stable: what the user calls the stable version, where manifests do not show it.
    ///   - candidate: the version that is to be tried out, which is therefore not the stable one.
    ///   - routeNames: the names of the routes that take part; all that lead to the version in use if there are none.
    ///   - isAbort: whether all traffic shall go back to the stable version; then shares that make no sense are no obstacle where
    ///     `stable` or the record names that version.
    ///   - lint: how the outcome is checked.
    public init(
        _ folder: String,
        _ service: ServiceName,
        stable: String? = nil,
        candidate: String? = nil,
        routeNames: Set<String> = [],
        isAbort: Bool = false,
        lint: LintOptions = LintOptions()
    ) {
        self.folder = folder
        self.service = service
        hints = StateHints(stable: stable, candidate: candidate, routeNames: routeNames, isAbort: isAbort)
        self.lint = lint
    }

    public func read() throws(Refusal) -> FolderReading {
        let manifests = try ManifestSet(folder, service)
        let found = RouteTable(manifests.files, service)
        guard !found.routes.isEmpty else { throw try unknownService(manifests.templates) }
        let table = try placed(found, manifests.files)
        let records = try FolderRecords(folder, below: manifests.records)
        let lasts = records.lastStates(of: table.service, hints.routeNames)
        let versions = Workloads(manifests.files, table.service).versions(table)
        let reader = StateReader(table: table, lasts: lasts, hints: hints, provided: versions)
        let (state, unclear) = try state(reader)
        return FolderReading(
            files: manifests.files,
            table: table,
            history: records.own,
            lasts: lasts,
            state: state,
            versions: versions.isEmpty ? table.subsets.sorted() : versions,
            isUnclear: unclear != nil,
            unreadable: manifests.unreadable,
            notes: Self.notes(manifests) + [unclear].compactMap(\.self),
            rendered: try rendered(table)
        )
    }

    public func plan(_ state: ReleaseState, from reading: FolderReading) throws(Refusal) -> FilePlan {
        if let reason = reading.unreadable.first {
            throw Refusal(.unreadable, reason, advice: ["make it readable first: it may hold a route of \(service)"])
        }
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
        let changes = zip(reading.files, after).map { FileChange(path: $0.path, old: $0.bytes, new: $1.bytes) }
        return FilePlan(
            of: reading.table.service.description,
            changes,
            history: reading.history,
            objections: LintComparison(lint).objections(before: reading.files, after: after)
        )
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord) throws(Refusal) {
        try plan.apply(in: folder, isDeep: true, completed(record))
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord, then last: () throws -> Void) throws {
        try plan.apply(in: folder, isDeep: true, completed(record), then: last)
    }

    public func history() throws(Refusal) -> [ReleaseRecord] {
        let search = try ManifestSearch(folder, for: service.name)
        return try FolderRecords(folder, below: search.records).records(of: service)
    }
}

extension FolderStore {
    /// The routes of the one service that is meant.
    private func placed(_ table: RouteTable, _ files: [ManifestFile]) throws(Refusal) -> RouteTable {
        guard service.namespace == nil, let namespace = table.namespaces.first else { return table }
        guard table.namespaces.count == 1 else {
            throw Refusal(
                .notFound,
                "there is a \(service) in \(table.namespaces.joined(separator: " and in "))",
                advice: ["name one: \(table.namespaces.map { "\(service).\($0)" }.joined(separator: " or "))"]
            )
        }
        return RouteTable(files, ServiceName(name: service.name, namespace: namespace))
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

    /// A record with what only the store knows.
    private func completed(_ record: ReleaseRecord) -> ReleaseRecord {
        var record = record
        record.routes = hints.routeNames.sorted()
        return record
    }

    /// The folders between the files of the routes and the top that `meshgen render` wrote.
    private func rendered(_ table: RouteTable) throws(Refusal) -> [String] {
        let top = Disk.resolved(folder)
        let inner = Set((table.routes.map(\.file) + table.rules.map(\.file)).map { Disk.folder(of: Disk.resolved($0)) })
        let all = inner.flatMap { [$0] + FolderTree.around($0) } + [top] + FolderTree.around(top)
        return Set(all).filter { Disk.exists("\($0)/.meshgen-manifest") }.sorted()
    }

    private static func notes(_ manifests: ManifestSet) -> [String] {
        var notes = (manifests.foreign + manifests.unreadable).map { "\($0); the file was passed over" }
        if let first = manifests.templates.first {
            let more = manifests.templates.count > 1 ? " and \(manifests.templates.count - 1) more" : ""
            notes.append("\(first)\(more): a template, passed over; release in what is rendered from it")
        }
        return notes
    }

    private func unknownService(_ templates: [String]) throws(Refusal) -> Refusal {
        let known = try KnownServices.below(folder)
        var hint = KnownServices.hint(for: service.name, among: known)
        if let template = templates.first { hint.append("\(template) is a template: render it first") }
        return Refusal(.notFound, "no VirtualService in \(folder) has a route to \(service)", advice: hint)
    }
}
