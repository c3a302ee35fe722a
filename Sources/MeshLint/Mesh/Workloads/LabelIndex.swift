/// Workloads by their labels, so that a selector need not look at all of them.
struct LabelIndex: Sendable {
    private let keys: Set<String>
    private let byLabel: [Label: [Workload]]
    private let byNamespace: [String: [Workload]]
    private let foreign: [String: [ForeignPods]]

    private struct Label: Hashable {
        var namespace: String
        var value: String
    }

    /// Pods of a kind that is not modelled, such as a Rollout.
    struct ForeignPods: Sendable {
        var document: LintDocument
        var labels: [String: String]
    }

    /// - Parameter selectors: what will be asked for mostly: one label of each is put into the index.
    init(_ workloads: [Workload], foreign: [ForeignPods], selectors: some Sequence<[String: String]>) {
        keys = Set(selectors.compactMap(Self.bestKey))
        var byLabel: [Label: [Workload]] = [:]
        for workload in workloads {
            for key in keys {
                guard let value = workload.labels[key] else { continue }
                byLabel[Label(namespace: workload.namespace, value: value), default: []].append(workload)
            }
        }
        self.byLabel = byLabel
        byNamespace = Dictionary(grouping: workloads, by: \.namespace)
        self.foreign = Dictionary(grouping: foreign) { $0.document.namespace }
    }

    /// The label that tells most: what people call their applications by.
    private static func bestKey(_ selector: [String: String]) -> String? {
        ["app", "app.kubernetes.io/name", "k8s-app", "name"].first { selector[$0] != nil } ?? selector.keys.min()
    }

    /// The workloads of a namespace whose pods have all of these labels; none for no labels at all.
    func selected(by labels: [String: String], in namespace: String) -> [Workload] {
        guard !labels.isEmpty else { return [] }
        let indexed = labels.first { keys.contains($0.key) }
        let candidates = indexed.map { byLabel[Label(namespace: namespace, value: $0.value)] } ?? byNamespace[namespace]
        return (candidates ?? []).filter { $0.labels.holds(labels) }
    }

    /// The pods of kinds that are not modelled that have all of these labels.
    func foreign(selectedBy labels: [String: String], in namespace: String) -> [ForeignPods] {
        (foreign[namespace] ?? []).filter { $0.labels.holds(labels) }
    }
}
