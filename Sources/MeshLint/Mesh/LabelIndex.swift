/// Workloads by their labels, so that a selector need not look at all of them.
struct LabelIndex: Sendable {
    private let byLabel: [Label: [Workload]]
    private let foreign: [Label: [ForeignPods]]

    private struct Label: Hashable {
        var namespace: String
        var key: String
        var value: String
    }

    /// Pods of a kind that is not modelled, such as a Rollout.
    struct ForeignPods: Sendable {
        var document: LintDocument
        var labels: [String: String]
    }

    init(_ workloads: [Workload], foreign: [ForeignPods]) {
        var byLabel: [Label: [Workload]] = [:]
        for workload in workloads {
            for (key, value) in workload.labels {
                byLabel[Label(namespace: workload.namespace, key: key, value: value), default: []].append(workload)
            }
        }
        self.byLabel = byLabel
        var others: [Label: [ForeignPods]] = [:]
        for pods in foreign {
            for (key, value) in pods.labels {
                others[Label(namespace: pods.document.namespace, key: key, value: value), default: []].append(pods)
            }
        }
        self.foreign = others
    }

    /// The workloads of a namespace whose pods have all of these labels; none for no labels at all.
    func selected(by labels: [String: String], in namespace: String) -> [Workload] {
        var rarest: [Workload]?
        for (key, value) in labels {
            guard let found = byLabel[Label(namespace: namespace, key: key, value: value)] else { return [] }
            if found.count < rarest?.count ?? .max { rarest = found }
        }
        return (rarest ?? []).filter { $0.labels.holds(labels) }
    }

    /// The pods of kinds that are not modelled that have all of these labels.
    func foreign(selectedBy labels: [String: String], in namespace: String) -> [ForeignPods] {
        guard let (key, value) = labels.first else { return [] }
        return (foreign[Label(namespace: namespace, key: key, value: value)] ?? []).filter { $0.labels.holds(labels) }
    }
}
