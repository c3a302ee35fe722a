/// The traffic of a service in `traffic.yaml` beside a mesh.
public struct MeshStore: TrafficStore {
    private static let fileName = "traffic.yaml"

    private let folder: String
    private let service: String
    private let stable: String?
    private let declarations: MeshDeclarations

    /// - Parameters:
    ///   - folder: where the mesh is.
    ///   - sources: the texts of its Swift files; they are read, not compiled.
    ///   - stable: what the user calls the stable version, where neither the file nor the mesh says it.
    public init(_ folder: String, _ service: String, sources: [String], stable: String? = nil) {
        self.folder = folder.isEmpty ? "." : folder
        self.service = service
        self.stable = stable
        declarations = MeshDeclarations(sources)
    }

    private var path: String { folder == "." ? Self.fileName : "\(folder)/\(Self.fileName)" }

    public func read() throws(Refusal) -> MeshReading {
        let bytes = try Disk.read(path)
        let file = try TrafficText(path, bytes ?? [])
        let release = declarations.releases[service]
        guard file.entry(of: service) != nil || declarations.services.contains(service) else {
            let known = Set(declarations.services + file.services).sorted()
            throw Refusal(
                .notFound,
                "the mesh has no service '\(service)'",
                advice: KnownServices.hint(for: service, among: known)
            )
        }
        guard release != nil || file.entry(of: service) != nil else {
            throw Refusal(
                .unsupported,
                "the service '\(service)' declares only one version",
                advice: ["declare Canary(stable:canary:) or BlueGreen() in its Swift file"]
            )
        }
        let history = try Disk.read("\(folder)/\(ReleaseRecord.fileName)")
        let last = ReleaseHistory(history ?? []).records(of: service).last?.to
        let state = try file.state(of: service, release, stable: stable, last: last)
        return MeshReading(
            file: file,
            bytes: bytes,
            history: history,
            state: state,
            versions: (release?.versions ?? file.versions(of: service)).sorted(),
            isDeclared: release != nil
        )
    }

    public func plan(_ state: ReleaseState, from reading: MeshReading) throws(Refusal) -> FilePlan {
        guard state.canary?.extras.isEmpty ?? true else {
            throw Refusal(
                .unsupported,
                "traffic.yaml holds versions and weights; it has no place for headers, mirrors and cookies",
                advice: ["declare a Route with the header in the mesh, or release in manifests with -f DIR"]
            )
        }
        let release = declarations.releases[service]
        let isBlueGreen = release?.isBlueGreen ?? reading.file.isBlueGreen(service)
        let values =
            isBlueGreen ? try Self.active(state) : Self.weights(state, reading.versions, before: reading.state)
        let new = try reading.file.setting(values, of: service)
        let after = try TrafficText(path, new)
        guard try after.state(of: service, release, stable: nil, last: state) == state else {
            throw Refusal(.unsupported, "\(path) is written so that a change would not come out as intended")
        }
        return FilePlan(
            [FileChange(path: path, old: reading.bytes, new: new)],
            history: reading.history,
            objections: []
        )
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord) throws(Refusal) {
        try FileTransaction(in: folder).commit(plan.changes(in: folder, record))
    }

    public func history() throws(Refusal) -> [ReleaseRecord] {
        ReleaseHistory(try Disk.read("\(folder)/\(ReleaseRecord.fileName)") ?? []).records(of: service)
    }

    private static func active(_ state: ReleaseState) throws(Refusal) -> [(String, Fragment)] {
        guard state.canary == nil else {
            throw Refusal(
                .unsupported,
                "the service declares BlueGreen, which gives all traffic to one colour",
                advice: ["use 'meshgen switch', or declare Canary(stable:canary:)"]
            )
        }
        return [("active", .text(state.stable))]
    }

    private static func weights(
        _ state: ReleaseState,
        _ versions: [String],
        before: ReleaseState
    ) -> [(String, Fragment)] {
        let idle = (versions + [before.stable]).first { $0 != state.stable }
        var values = [("stable", Fragment.text(state.stable))]
        if let canary = state.canary?.version ?? idle { values.append(("canary", .text(canary))) }
        return values + [("weight", .number(state.canary?.percent ?? 0))]
    }
}

/// What `traffic.yaml` says about a service.
public struct MeshReading: TrafficReading {
    let file: TrafficText
    let bytes: [UInt8]?
    let history: [UInt8]?
    public let state: ReleaseState
    public let versions: [String]
    /// Whether the versions are those that the mesh declares.
    let isDeclared: Bool

    public func objections(to state: ReleaseState) -> [Refusal] {
        guard isDeclared else { return [] }
        return state.shares.map(\.version).filter { !versions.contains($0) }.map { version in
            Refusal(
                .unknownVersion,
                "the mesh declares no version '\(version)' of the service",
                advice: ["it declares \(versions.joined(separator: " and "))"]
            )
        }
    }
}
