public import MeshLint

/// The traffic of a service in a folder of anybody's manifests.
public struct FolderStore: TrafficStore {
    private let folder: String
    private let manifests: ReleaseManifests
    private var service: ServiceName { manifests.service }

    /// - Parameters:
    ///   - stable: what the user calls the stable version, where manifests do not show it.
    ///   - routeNames: the names of the routes that take part; all that lead to the version in use if there are none.
    ///   - lint: how the outcome is checked.
    public init(
        _ folder: String,
        _ service: ServiceName,
        stable: String? = nil,
        routeNames: Set<String> = [],
        lint: LintOptions = LintOptions()
    ) {
        self.folder = folder
        manifests = ReleaseManifests(service: service, stable: stable, routeNames: routeNames, lint: lint)
    }

    public func read() throws(Refusal) -> FolderReading {
        let found = try ManifestSearch.files(below: folder, containing: service.name)
        var files: [ManifestFile] = []
        for file in found { files.append(try ManifestFile(file.path, file.bytes)) }
        let table = RouteTable(files, service)
        guard !table.routes.isEmpty else { throw try unknownService() }
        guard table.namespaces.count <= 1 || service.namespace != nil else {
            throw Refusal(
                .notFound,
                "there is a \(service) in \(table.namespaces.joined(separator: " and in "))",
                advice: ["name one: \(table.namespaces.map { "\(service).\($0)" }.joined(separator: " or "))"]
            )
        }
        let history = try Disk.read("\(folder)/\(ReleaseRecord.fileName)")
        return try manifests.reading(
            files,
            history: history,
            isRendered: try Disk.read("\(folder)/.meshgen-manifest") != nil
        )
    }

    public func plan(_ state: ReleaseState, from reading: FolderReading) throws(Refusal) -> FilePlan {
        let after = try manifests.files(for: state, from: reading)
        return FilePlan(
            zip(reading.files, after).map { FileChange(path: $0.path, old: $0.bytes, new: $1.bytes) },
            history: reading.history,
            objections: manifests.objections(before: reading.files, after: after)
        )
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord) throws(Refusal) {
        try FileTransaction(in: folder).commit(plan.changes(in: folder, record))
    }

    public func history() throws(Refusal) -> [ReleaseRecord] {
        let bytes = try Disk.read("\(folder)/\(ReleaseRecord.fileName)") ?? []
        return ReleaseHistory(bytes).records(of: service)
    }

    private func unknownService() throws(Refusal) -> Refusal {
        let known = try KnownServices.below(folder)
        let hint = KnownServices.hint(for: service.name, among: known)
        return Refusal(.notFound, "no VirtualService in \(folder) has a route to \(service)", advice: hint)
    }
}
