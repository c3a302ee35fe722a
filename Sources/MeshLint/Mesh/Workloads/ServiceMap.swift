import MeshModel

/// Which workloads stand behind the services, and how many pods each may have.
package final class ServiceMap: Sendable {
    /// Each workload once: several files can hold the same one, such as a sample and its variants.
    package let workloads: [Workload]
    private let copies: Set<ObjectIdentifier>
    private let index: WorkloadIndex
    private let behind: [ObjectIdentifier: [Workload]]
    private let hosts: [ObjectIdentifier: [RegisteredHost]]
    private let foreign: [String: [ForeignPods]]
    private let scales: [ScaleTarget: ClosedRange<Int>]
    private let gatewayPods: Set<ObjectIdentifier>

    /// Pods of a kind that is not modelled, such as a Rollout.
    private struct ForeignPods {
        var namespace: String
        var labels: [String: String]
    }

    /// What an autoscaler names.
    struct ScaleTarget: Hashable, Sendable {
        var namespace: String
        var kind: String
        var name: String
    }

    init(_ mesh: MeshSnapshot) {
        let raw = mesh.all(RawResource.self)
        var seen: Set<ResourceIdentity> = []
        let copies = mesh.workloads.all.filter { !$0.name.isEmpty && !seen.insert($0.document.identity).inserted }
        let isCopy = Set(copies.map(ObjectIdentifier.init))
        var behind: [ObjectIdentifier: [Workload]] = [:]
        var hosts: [ObjectIdentifier: [RegisteredHost]] = [:]
        for host in mesh.hosts.all {
            guard let selector = host.service?.resource.spec?.selector else { continue }
            let selected = mesh.workloads.selected(by: selector, in: host.namespace)
            for workload in selected { hosts[ObjectIdentifier(workload), default: []].append(host) }
            behind[ObjectIdentifier(host)] = selected.filter { !isCopy.contains(ObjectIdentifier($0)) }
        }
        index = mesh.workloads
        workloads = mesh.workloads.all.filter { !isCopy.contains(ObjectIdentifier($0)) }
        self.copies = isCopy
        self.behind = behind
        self.hosts = hosts
        foreign = Dictionary(grouping: raw.compactMap(Self.foreignPods), by: \.namespace)
        scales = Self.scales(mesh.all(HorizontalPodAutoscaler.self), raw)
        gatewayPods = Set(mesh.gatewayWorkloads.map(ObjectIdentifier.init))
    }

    /// The workloads whose pods a Service selects; none for a ServiceEntry.
    package func workloads(behind host: RegisteredHost) -> [Workload] { behind[ObjectIdentifier(host)] ?? [] }

    /// The Services that select the pods of a workload, as hosts.
    package func hosts(of workload: Workload) -> [RegisteredHost] { hosts[ObjectIdentifier(workload)] ?? [] }

    /// The Services that select the pods of a workload.
    func services(of workload: Workload) -> [Located<Service>] { hosts(of: workload).compactMap(\.service) }

    /// The workloads of a namespace whose pods have all of these labels; none for no labels at all.
    package func workloads(labelled labels: [String: String], in namespace: String) -> [Workload] {
        index.selected(by: labels, in: namespace).filter { !copies.contains(ObjectIdentifier($0)) }
    }

    /// Whether a resource of a kind that is not modelled, such as a Rollout, makes pods with these labels.
    func hasForeignPods(labelled labels: [String: String], in namespace: String) -> Bool {
        foreign[namespace]?.contains { $0.labels.holds(labels) } == true
    }

    /// Whether a workload is a gateway: its routes come from Gateways, not from the mesh.
    package func isGateway(_ workload: Workload) -> Bool { gatewayPods.contains(ObjectIdentifier(workload)) }
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

    private static func foreignPods(_ resource: Located<RawResource>) -> ForeignPods? {
        let template = AnyValue(resource.document.tape)["spec"]?["template"]
        let labels = template?["metadata"]?["labels"]?.decoded(as: [String: String].self)
        return labels.map { ForeignPods(namespace: resource.namespace, labels: $0) }
    }
}

extension MeshSnapshot {
    /// Which workloads stand behind the services.
    package var serviceMap: ServiceMap { serviceMapFact { ServiceMap(self) } }
}
