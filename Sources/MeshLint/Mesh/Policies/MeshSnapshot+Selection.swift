import MeshModel

extension MeshSnapshot {
    /// The workloads that a policy holds for, as far as they are among the inputs: those that its selector picks in its
    /// namespace, or in all namespaces for one of the root namespace.
    func workloads(selectedBy selector: PolicySelector?, in namespace: String) -> [Workload] {
        let isOfRoot = namespace == rootNamespace
        guard let labels = selector?.matchLabels, !labels.isEmpty else {
            return isOfRoot ? workloads.all : workloads.workloads(in: namespace)
        }
        return isOfRoot ? workloads.selected(by: labels) : workloads.selected(by: labels, in: namespace)
    }
}
