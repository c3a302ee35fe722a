import MeshModel

/// Which workloads stand behind the services, and how many pods each may have.
final class ServiceMap: Sendable {
    private let index: LabelIndex
    private let behind: [ObjectIdentifier: [Workload]]
    private let services: [ObjectIdentifier: [RegisteredHost]]
    private let scales: [ScaleTarget: ClosedRange<Int>]
    /// The workloads that are gateways: their routes come from Gateways, not from the mesh.
    private let gatewayPods: Set<ObjectIdentifier>

    /// What an autoscaler names.
    struct ScaleTarget: Hashable, Sendable {
        var namespace: String
        var kind: String
        var name: String
    }

    init(_ mesh: MeshSnapshot) {
        let raw = mesh.all(RawResource.self)
        var seen: Set<ResourceIdentity> = []
        // Several files can hold the same workload, such as a sample and its variants: it runs once.
        let workloads = mesh.workloads.all.filter { $0.name.isEmpty || seen.insert($0.document.identity).inserted }
        let index = LabelIndex(
            workloads,
            foreign: raw.compactMap(Self.foreignPods),
            selectors: mesh.hosts.all.lazy.compactMap { $0.service?.resource.spec?.selector }
        )
        var behind: [ObjectIdentifier: [Workload]] = [:]
        var services: [ObjectIdentifier: [RegisteredHost]] = [:]
        for host in mesh.hosts.all {
            guard let selector = host.service?.resource.spec?.selector else { continue }
            let workloads = index.selected(by: selector, in: host.namespace)
            behind[ObjectIdentifier(host)] = workloads
            for workload in workloads { services[ObjectIdentifier(workload), default: []].append(host) }
        }
        self.index = index
        self.behind = behind
        self.services = services
        scales = Self.scales(mesh.all(HorizontalPodAutoscaler.self), raw)
        gatewayPods = Self.gatewayPods(mesh, index)
    }

    /// The workloads whose pods a Service selects; none for a ServiceEntry.
    func workloads(behind host: RegisteredHost) -> [Workload] { behind[ObjectIdentifier(host)] ?? [] }

    /// The Services that select the pods of a workload.
    func services(of workload: Workload) -> [RegisteredHost] { services[ObjectIdentifier(workload)] ?? [] }

    /// The workloads of a namespace whose pods have all of these labels; none for no labels at all.
    func workloads(labelled labels: [String: String], in namespace: String) -> [Workload] {
        index.selected(by: labels, in: namespace)
    }

    /// Whether a resource of a kind that is not modelled, such as a Rollout, makes pods with these labels.
    func hasForeignPods(labelled labels: [String: String], in namespace: String) -> Bool {
        !index.foreign(selectedBy: labels, in: namespace).isEmpty
    }

    func isGateway(_ workload: Workload) -> Bool { gatewayPods.contains(ObjectIdentifier(workload)) }
}

extension ServiceMap {
    /// How many pods a workload may have: from the least to the most; `nil` where files do not tell.
    func replicas(of workload: Workload) -> ClosedRange<Int>? {
        switch workload.kind {
        case "Pod": return 1...1
        case "Deployment", "StatefulSet", "ReplicaSet":
            if let range = autoscale(of: workload) { return range }
            return Self.range(workload.replicas ?? 1, 0)
        default: return nil
        }
    }

    /// The range that an autoscaler gives a workload; `nil` if there is none.
    func autoscale(of workload: Workload) -> ClosedRange<Int>? {
        scales[ScaleTarget(namespace: workload.namespace, kind: workload.kind, name: workload.name)]
    }

    /// How many pods some workloads may have together; `nil` where one is not known, or there are none.
    func replicas(of workloads: [Workload]) -> ClosedRange<Int>? {
        guard !workloads.isEmpty else { return nil }
        var least = 0
        var most = 0
        for workload in workloads {
            guard let range = replicas(of: workload) else { return nil }
            least += range.lowerBound
            most += range.upperBound
        }
        return least...most
    }

    /// More pods than a cluster has; nothing that is worked out from them overflows.
    private static let mostPods = 1_000_000

    /// From the least to the most pods, or to the least where that is more.
    private static func range(_ least: Int, _ most: Int) -> ClosedRange<Int> {
        let least = min(max(0, least), mostPods)
        return least...min(max(least, most), mostPods)
    }

    private static func scales(
        _ autoscalers: [Located<HorizontalPodAutoscaler>],
        _ raw: [Located<RawResource>]
    ) -> [ScaleTarget: ClosedRange<Int>] {
        var scales: [ScaleTarget: ClosedRange<Int>] = [:]
        for autoscaler in autoscalers {
            let spec = autoscaler.resource.spec
            let target = spec.scaleTargetRef
            scales[ScaleTarget(namespace: autoscaler.namespace, kind: target.kind, name: target.name)] =
                range(spec.minReplicas ?? 1, spec.maxReplicas)
        }
        // KEDA makes an autoscaler of each ScaledObject, by default for 0 to 100 pods.
        for object in raw where object.document.kind == "ScaledObject" {
            let spec = AnyValue(object.document.tape)["spec"]
            guard let target = spec?["scaleTargetRef"], let name = target["name"]?.string else { continue }
            let kind = target["kind"]?.string ?? "Deployment"
            scales[ScaleTarget(namespace: object.namespace, kind: kind, name: name)] =
                range(spec?["minReplicaCount"]?.int ?? 0, spec?["maxReplicaCount"]?.int ?? 100)
        }
        return scales
    }

    private static func foreignPods(_ resource: Located<RawResource>) -> LabelIndex.ForeignPods? {
        let template = AnyValue(resource.document.tape)["spec"]?["template"]
        let labels = template?["metadata"]?["labels"]?.decoded(as: [String: String].self)
        return labels.map { LabelIndex.ForeignPods(document: resource.document, labels: $0) }
    }

    private static func gatewayPods(_ mesh: MeshSnapshot, _ index: LabelIndex) -> Set<ObjectIdentifier> {
        var pods: Set<ObjectIdentifier> = []
        for workload in mesh.workloads.all where workload.annotations["inject.istio.io/templates"] == "gateway" {
            pods.insert(ObjectIdentifier(workload))
        }
        for gateway in mesh.all(Gateway.self) {
            for workload in index.selected(by: gateway.resource.spec.selector ?? [:], in: gateway.namespace) {
                pods.insert(ObjectIdentifier(workload))
            }
        }
        return pods
    }
}

extension MeshSnapshot {
    /// Which workloads stand behind the services.
    var serviceMap: ServiceMap { serviceMapFact { ServiceMap(self) } }
}
