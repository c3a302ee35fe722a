import MeshCluster
import YAML

/// What a cluster says about a service.
public struct ClusterReading: TrafficReading {
    let manifests: FolderReading
    let objects: [ClusterObject]
    let pods: ReadyPods
    /// Owners that the user may not look for.
    let unseen: [Refusal]

    public var state: ReleaseState { manifests.state }
    public var versions: [String] { manifests.versions }
    public var notes: [String] { manifests.notes }

    public func objections(to state: ReleaseState) -> [Refusal] {
        let objections = unseen + manifests.objections(to: state)
        let isAbort = state == ReleaseState(stable: self.state.stable)
        return isAbort ? objections : objections + missing(state)
    }

    /// Versions that would get requests and have nobody to answer them.
    private func missing(_ state: ReleaseState) -> [Refusal] {
        let workloads = Workloads(manifests.files, manifests.table.service)
        return state.shares.map(\.version).filter { $0 != self.state.stable }.compactMap { version in
            let targets = workloads.providing(version, manifests.table)
            guard !targets.isEmpty, !targets.contains(where: { pods.count(of: $0) > 0 }) else { return nil }
            let names = targets.map { "\($0.name) (\($0.replicas) wanted)" }.joined(separator: ", ")
            return Refusal(
                .notReady,
                "no pod of \(version) is ready: \(names)",
                advice: ["wait until its pods are ready: kubectl get pods"]
            )
        }
    }
}

/// The pods of a namespace that take requests.
struct ReadyPods: Sendable {
    private let labels: [[String: String]]

    init(_ pods: [Node]) {
        labels = pods.filter(Self.isReady).map { $0["metadata"]?["labels"]?.texts ?? [:] }
    }

    private static func isReady(_ pod: Node) -> Bool {
        guard pod["metadata"]?["deletionTimestamp"] == nil else { return false }
        return pod["status"]?["conditions"]?.items.contains {
            $0["type"]?.text == "Ready" && $0["status"]?.text == "True"
        } ?? false
    }

    func count(of workload: Workloads.Workload) -> Int { labels.count { workload.labels.isPart(of: $0) } }
}
