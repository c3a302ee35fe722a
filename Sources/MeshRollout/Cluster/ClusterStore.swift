public import MeshCluster
public import MeshLint
import YAML

/// The traffic of a service in a cluster.
public struct ClusterStore: TrafficStore {
    private let api: KubernetesAPI
    /// The namespace that all resources are looked for in.
    public let namespace: String
    private let manifests: ReleaseManifests

    /// - Parameters:
    ///   - service: with the namespace that all resources are looked for in.
    ///   - stable: what the user calls the stable version, where the cluster does not show it.
    ///   - candidate: the version that is to be tried out, which is therefore not the stable one.
    ///   - routeNames: the names of the routes that take part; all that lead to the version in use if there are none.
    ///   - isAbort: whether all traffic shall go back to the stable version; then shares that make no sense are no obstacle where
    ///     `stable` or the record names that version.
    ///   - lint: how the outcome is checked.
    public init(
        _ api: KubernetesAPI,
        _ service: ServiceName,
        stable: String? = nil,
        candidate: String? = nil,
        routeNames: Set<String> = [],
        isAbort: Bool = false,
        lint: LintOptions = LintOptions()
    ) {
        self.api = api
        namespace = service.namespace ?? "default"
        let hints = StateHints(stable: stable, candidate: candidate, routeNames: routeNames, isAbort: isAbort)
        manifests = ReleaseManifests(service: service, hints: hints, lint: lint)
    }

    public func read() throws(Refusal) -> ClusterReading {
        guard namespace.utf8.allSatisfy(Self.isNameByte), !namespace.isEmpty else {
            throw Refusal(.notFound, "'\(namespace)' cannot be the name of a namespace")
        }
        var objects: [ClusterObject] = []
        var unseen: [Refusal] = []
        for kind in ClusterKind.all {
            do throws(ClusterError) {
                let (version, found) = try items(of: kind)
                objects += found.compactMap { object($0, kind, version) }
            } catch {
                guard kind.need == .owner, error.code == .forbidden else { throw Refusal(error) }
                unseen.append(unseenOwner(kind, error))
            }
        }
        let files = objects.map(\.file)
        let table = RouteTable(files, manifests.service)
        guard !table.routes.isEmpty else {
            throw Refusal(
                .notFound,
                "no VirtualService in the namespace \(namespace) has a route to \(manifests.service)",
                advice: ["name the namespace with --namespace, or the service as NAME.NAMESPACE"]
            )
        }
        let history = ClusterRecord.bytes(in: objects)
        let last = ReleaseHistory(history).last(of: manifests.service, manifests.hints.routeNames)
        return ClusterReading(
            manifests: try manifests.reading(
                files,
                table,
                history: history,
                lasts: [last?.to].compactMap(\.self),
                before: last?.from
            ),
            objects: objects,
            pods: ReadyPods(try pods()),
            unseen: unseen
        )
    }

    /// Whether a byte may be part of the name of a namespace (RFC 1123).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }

    /// The items of a kind, and the version that the cluster knows; none where it does not know the kind.
    private func items(of kind: ClusterKind) throws(ClusterError) -> (version: String, items: [Node]) {
        for version in kind.versions {
            do throws(ClusterError) {
                return (version, try api.list(kind.path(version, in: namespace)))
            } catch {
                guard error.code == .notFound else { throw error }
            }
        }
        return (kind.versions[0], [])
    }

    /// An item that speaks of the service; others would only be in the way.
    private func object(_ item: Node, _ kind: ClusterKind, _ version: String) -> ClusterObject? {
        let object = ClusterObject(item, kind, version, kind.path(version, in: namespace))
        return object.file.bytes.contains(Array(manifests.service.name.utf8)) ? object : nil
    }

    private func pods() throws(Refusal) -> [Node] {
        do {
            return try items(of: .pods).items
        } catch {
            throw Refusal(error)
        }
    }

    private func unseenOwner(_ kind: ClusterKind, _ error: ClusterError) -> Refusal {
        Refusal(
            .owned,
            "it cannot be seen whether a \(kind.kind) of \(kind.group) shifts this traffic: \(error.message)",
            advice: ["let the user list \(kind.plural).\(kind.group)"]
        )
    }

    public func history() throws(Refusal) -> [ReleaseRecord] {
        do throws(ClusterError) {
            let (version, found) = try items(of: .virtualService)
            let objects = found.compactMap { object($0, .virtualService, version) }
            return ReleaseHistory(ClusterRecord.bytes(in: objects)).records(of: manifests.service)
        } catch {
            throw Refusal(error)
        }
    }
}

extension ClusterStore {
    public func plan(_ state: ReleaseState, from reading: ClusterReading) throws(Refusal) -> ClusterPlan {
        let after = try manifests.files(for: state, from: reading.manifests)
        let changes = zip(reading.objects, after).flatMap { self.changes(of: $0, to: $1) }
        guard let recorder = recorder(of: reading) else {
            throw Refusal(.notFound, "no VirtualService of \(manifests.service) can hold the record")
        }
        return ClusterPlan(
            // Routes refer to subsets, so these come first.
            changes: changes.filter { !$0.isRoute } + changes.filter { $0.isRoute },
            recorder: recorder,
            objections: manifests.objections(before: reading.manifests.files, after: after)
        )
    }

    private func recorder(of reading: ClusterReading) -> ClusterObject? {
        let files = Set(reading.manifests.table.routes.map(\.file))
        return reading.objects.filter { files.contains($0.file.path) }.min { $0.path < $1.path }
    }

    /// The change of a resource, and what was added behind it.
    private func changes(of object: ClusterObject, to file: ManifestFile) -> [ClusterChange] {
        guard file.bytes != object.file.bytes, let first = file.documents.first else { return [] }
        var changes: [ClusterChange] = []
        let own = Array(file.bytes[..<(file.documents.dropFirst().first?.range.lowerBound ?? file.bytes.count)])
        let value = JSONValue(first.root)
        if value != object.value {
            changes.append(
                ClusterChange(
                    file: FileChange(path: file.path, old: object.file.bytes, new: own),
                    step: ClusterStep(
                        path: object.path,
                        resourceVersion: object.resourceVersion,
                        old: object.value,
                        new: value
                    )
                )
            )
        }
        return changes + file.documents.dropFirst().map { added($0.root, beside: object) }
    }

    /// A new resource of Istio in the version in which the cluster keeps the others.
    private func added(_ root: Node, beside object: ClusterObject) -> ClusterChange {
        var value = JSONValue(root)
        if case .map(var fields) = value, case .map(let other) = object.value {
            fields["apiVersion"] = other["apiVersion"]
            value = .map(fields)
        }
        var yaml = YAMLWriter()
        yaml.beginDocument()
        value.write(to: &yaml)
        let collection = object.path.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/destinationrules"
        return ClusterChange(
            file: FileChange(path: "\(namespace)/destinationrule/\(root.resourceName)", old: nil, new: yaml.finish()),
            step: ClusterStep(path: collection, resourceVersion: nil, old: .null, new: value)
        )
    }

    public func apply(_ plan: ClusterPlan, _ record: ReleaseRecord) throws(Refusal) {
        try ClusterTransaction(api).commit(plan.steps(manifests.completed(record)))
    }
}

extension ClusterChange {
    fileprivate var isRoute: Bool { file.path.contains("/virtualservice/") }
}

extension Refusal {
    init(_ error: ClusterError) {
        let code: Code = error.code == .conflict ? .changedSinceRead : .cluster
        self.init(code, error.message, advice: error.advice)
    }
}
