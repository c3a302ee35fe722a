import YAML

/// Settings that would leave a version without the pods that its share needs.
struct Starvation {
    let files: [ManifestFile]
    let table: RouteTable
    let workloads: Workloads
    /// The version that has pods for all requests now.
    let stable: String

    /// The reasons against a state in which another version gets requests.
    func objections(to state: ReleaseState) -> [Refusal] {
        let version = state.canary?.version ?? state.stable
        let percent = state.canary?.percent ?? 100
        let targets = workloads.providing(version, table)
        guard !targets.isEmpty else { return [] }
        return capacity(of: targets, version, percent) + budgets(of: targets, version)
    }

    /// The most pods that the version can have, against what its share of the stable version's pods would be.
    private func capacity(
        of targets: [Workloads.Workload],
        _ version: String,
        _ percent: Int
    ) -> [Refusal] {
        let most = targets.reduce(0) { $0 + (autoscaler(of: $1).map(\.most) ?? $1.replicas) }
        let trusted = version == stable ? [] : workloads.providing(stable, table)
        let present = trusted.reduce(0) { $0 + max(autoscaler(of: $1).map(\.least) ?? $1.replicas, 0) }
        let wanted = max((present * percent + 99) / 100, 1)
        guard most < wanted else { return [] }
        let limit = targets.compactMap { autoscaler(of: $0)?.place }.first ?? targets[0].place
        return [
            Refusal(
                .starved,
                "\(percent) % of the requests need \(wanted) pods of \(version), which can have \(most) (\(limit))",
                advice: ["raise its replicas, or the maxReplicas of its HorizontalPodAutoscaler, first"]
            )
        ]
    }

    /// Budgets that never let a pod of the version move.
    private func budgets(of targets: [Workloads.Workload], _ version: String) -> [Refusal] {
        files.flatMap { file in
            file.resources("PodDisruptionBudget", group: "policy").compactMap { node in
                let selector = node["spec"]?["selector"]?["matchLabels"]?.texts ?? [:]
                let covered = workloads.workloads.filter { selector.isPart(of: $0.labels) }
                let isOurs = targets.contains { target in covered.contains { $0.name == target.name } }
                let pods = covered.reduce(0) { $0 + (autoscaler(of: $1).map(\.least) ?? $1.replicas) }
                guard isOurs, !selector.isEmpty, Self.blocks(node, pods) else { return nil }
                return Refusal(
                    .starved,
                    "the PodDisruptionBudget \(node.resourceName) never lets a pod of \(version) move "
                        + "(\(file.path):\(node.mark.line))",
                    advice: ["leave room in its minAvailable or maxUnavailable first"]
                )
            }
        }
    }

    private static func blocks(_ node: Node, _ pods: Int) -> Bool {
        switch (node["spec"]?["minAvailable"]?.text, node["spec"]?["maxUnavailable"]?.text) {
        case ("100%", _), (_, "0"), (_, "0%"): true
        case (let least?, _): Int(least).map { $0 >= pods } ?? false
        default: false
        }
    }

    private func autoscaler(of workload: Workloads.Workload) -> (least: Int, most: Int, place: String)? {
        for file in files {
            for node in file.resources("HorizontalPodAutoscaler", group: "autoscaling") {
                guard node["spec"]?["scaleTargetRef"]?["name"]?.hasText(workload.name) == true,
                    case .int(let most) = node["spec"]?["maxReplicas"]?.scalar
                else { continue }
                var least = 1
                if case .int(let written) = node["spec"]?["minReplicas"]?.scalar { least = written }
                return (least, most, "\(file.path):\(node.mark.line)")
            }
        }
        return nil
    }
}
