import YAML

/// The traffic of a service in `traffic.yaml` beside a mesh.
public struct MeshStore: FileStore {
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

    /// A mesh has no namespaces to tell apart.
    private var name: ServiceName { ServiceName(name: service, namespace: nil) }
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
        let declared = release?.versions ?? []
        let history = try Disk.read("\(folder)/\(ReleaseRecord.fileName)")
        let last = ReleaseHistory(history ?? []).records(of: name).last?.to
        let state = try file.state(of: service, release, stable: stable, last: last)
        return MeshReading(
            file: file,
            bytes: bytes,
            history: history,
            state: state,
            versions: (declared.isEmpty ? file.versions(of: service) : declared).sorted(),
            isDeclared: !declared.isEmpty
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
        let all = isBlueGreen ? try Self.active(state) : Self.weights(state, reading.versions, before: reading.state)
        // What the file leaves to the mesh stays so, where that is possible.
        let written = all.filter { reading.file.entry(of: service)?[$0.0] != nil || $0.0 == "weight" }
        for values in reading.file.hasValues(of: service) ? [written, all] : [all] {
            let new = try reading.file.setting(values, of: service)
            guard leads(new, to: state, from: reading) else { continue }
            return FilePlan(
                of: service,
                [FileChange(path: path, old: reading.bytes, new: new)],
                history: reading.history,
                objections: []
            )
        }
        throw Refusal(
            .unsupported,
            "\(path) is written so that a change would not come out as intended",
            advice: ["write the values of \(service) as 'key: value' on lines of their own, without anchors"]
        )
    }

    /// Whether a text means a state, and the same for other services as before.
    private func leads(_ text: [UInt8], to state: ReleaseState, from reading: MeshReading) -> Bool {
        guard let after = try? TrafficText(path, text), reading.file.agrees(with: after, exceptFor: service) else {
            return false
        }
        let reached = try? after.state(of: service, declarations.releases[service], stable: nil, last: state)
        return reached == state
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord) throws(Refusal) {
        try plan.apply(in: folder, isDeep: false, record)
    }

    public func apply(_ plan: FilePlan, _ record: ReleaseRecord, then last: () throws -> Void) throws {
        try plan.apply(in: folder, isDeep: false, record, then: last)
    }

    public func history() throws(Refusal) -> [ReleaseRecord] {
        ReleaseHistory(try Disk.read("\(folder)/\(ReleaseRecord.fileName)") ?? []).records(of: name)
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
