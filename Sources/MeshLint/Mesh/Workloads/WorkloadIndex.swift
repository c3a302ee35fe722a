import MeshModel
import YAML

/// The workloads among the inputs.
public struct WorkloadIndex: Sendable {
    public let all: [Workload]
    private let byNamespace: [String: [Workload]]
    private let byLabel: [Label: [Workload]]

    private struct Label: Hashable {
        var key: String
        var value: String
    }

    init(
        pods: [Located<Pod>],
        deployments: [Located<Deployment>],
        statefulSets: [Located<StatefulSet>],
        daemonSets: [Located<DaemonSet>],
        replicaSets: [Located<ReplicaSet>],
        jobs: [Located<Job>],
        cronJobs: [Located<CronJob>]
    ) {
        let template = FieldPath.root.spec.template
        var all = pods.map { Workload($0.document, $0.resource.metadata, $0.resource.spec, at: .root) }
        for item in deployments {
            let spec = item.resource.spec
            all.append(
                Workload(
                    item.document,
                    spec.template.metadata,
                    spec.template.spec,
                    at: template,
                    replicas: spec.replicas
                )
            )
        }
        for item in statefulSets {
            let spec = item.resource.spec
            all.append(
                Workload(
                    item.document,
                    spec.template.metadata,
                    spec.template.spec,
                    at: template,
                    replicas: spec.replicas,
                    claimedVolumes: (spec.volumeClaimTemplates ?? []).compactMap(\.metadata.name)
                )
            )
        }
        for item in replicaSets {
            let spec = item.resource.spec
            all.append(
                Workload(
                    item.document,
                    spec.template?.metadata,
                    spec.template?.spec,
                    at: template,
                    replicas: spec.replicas
                )
            )
        }
        for item in daemonSets {
            let spec = item.resource.spec
            all.append(Workload(item.document, spec.template.metadata, spec.template.spec, at: template))
        }
        for item in jobs {
            let pod = item.resource.spec?.template
            all.append(Workload(item.document, pod?.metadata, pod?.spec, at: template))
        }
        for item in cronJobs {
            let pod = item.resource.spec.jobTemplate.spec?.template
            let path = FieldPath.root.spec.jobTemplate.spec.template
            all.append(Workload(item.document, pod?.metadata, pod?.spec, at: path))
        }
        self.all = all
        byNamespace = Dictionary(grouping: all, by: \.namespace)
        byLabel = Self.index(all)
    }

    private static func index(_ workloads: [Workload]) -> [Label: [Workload]] {
        var index: [Label: [Workload]] = [:]
        for workload in workloads {
            for (key, value) in workload.labels { index[Label(key: key, value: value), default: []].append(workload) }
        }
        return index
    }

    public func workloads(in namespace: String) -> [Workload] { byNamespace[namespace] ?? [] }

    /// Whether anything runs in the namespace, as far as the inputs tell.
    public func runs(in namespace: String) -> Bool { byNamespace[namespace] != nil }

    /// The workloads of a namespace whose pods have all of these labels; none for no labels at all.
    public func selected(by labels: [String: String], in namespace: String) -> [Workload] {
        candidates(for: labels, among: workloads(in: namespace)).filter {
            $0.namespace == namespace && $0.labels.holds(labels)
        }
    }

    /// The workloads of any namespace whose pods have all of these labels; none for no labels at all.
    public func selected(by labels: [String: String]) -> [Workload] {
        candidates(for: labels, among: all).filter { $0.labels.holds(labels) }
    }

    /// Some of the workloads, or those that have the rarest of the labels, whichever are fewer.
    private func candidates(for labels: [String: String], among workloads: [Workload]) -> [Workload] {
        guard !labels.isEmpty else { return [] }
        var fewest = workloads
        for (key, value) in labels {
            let found = byLabel[Label(key: key, value: value)] ?? []
            if found.count < fewest.count { fewest = found }
        }
        return fewest
    }
}
