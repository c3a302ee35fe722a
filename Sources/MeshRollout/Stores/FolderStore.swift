public import MeshLint

/// The traffic of a service in a folder of anybody's manifests.
public struct FolderStore: FileStore {
    private let folder: String
    private let manifests: ReleaseManifests
    private var service: ServiceName { manifests.service }

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
        let hints = StateHints(stable: stable, candidate: candidate, routeNames: routeNames, isAbort: isAbort)
        manifests = ReleaseManifests(service: service, hints: hints, lint: lint)
    }

    public func read() throws(Refusal) -> FolderReading {
        let set = try ManifestSet(folder, service)
        let found = RouteTable(set.files, service)
        guard !found.routes.isEmpty else { throw try unknownService(set.templates) }
        let table = try placed(found, set.files)
        let records = try FolderRecords(folder, below: set.records)
        return try manifests.reading(
            set.files,
            table,
            history: records.own,
            lasts: records.lastStates(of: table.service, manifests.hints.routeNames),
            surroundings: Surroundings(unreadable: set.unreadable, rendered: rendered(table), notes: Self.notes(set))
        )
    }

    public func plan(_ state: ReleaseState, from reading: FolderReading) throws(Refusal) -> FilePlan {
        if let reason = reading.surroundings.unreadable.first {
            throw Refusal(.unreadable, reason, advice: ["make it readable first: it may hold a route of \(service)"])
        }
        let after = try manifests.files(for: state, from: reading)
        return FilePlan(
            of: reading.table.service.description,
            zip(reading.files, after).map { FileChange(path: $0.path, old: $0.bytes, new: $1.bytes) },
            history: reading.history,
            objections: manifests.objections(before: reading.files, after: after)
        )
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord) throws(Refusal) {
        try plan.apply(in: folder, isDeep: true, manifests.completed(record))
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord, then last: () throws -> Void) throws {
        try plan.apply(in: folder, isDeep: true, manifests.completed(record), then: last)
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

    /// The folders between the files of the routes and the top that `meshgen render` wrote.
    private func rendered(_ table: RouteTable) -> [String] {
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
