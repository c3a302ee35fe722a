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

/// The services by what they select, to find those that send requests to a workload.
struct ServiceSelection {
    private let byLabel: [Label: [Located<Service>]]

    /// A label that a service of a namespace asks for.
    private struct Label: Hashable {
        var namespace: String
        var key: String
        var value: String
    }

    init(_ mesh: MeshSnapshot) {
        var byLabel: [Label: [Located<Service>]] = [:]
        for service in mesh.all(Service.self) {
            // A pod that a service selects has all labels of its selector, so the first one finds it.
            guard let first = service.resource.spec?.selector?.min(by: { $0.key < $1.key }) else { continue }
            let label = Label(namespace: service.namespace, key: first.key, value: first.value)
            byLabel[label, default: []].append(service)
        }
        self.byLabel = byLabel
    }

    /// The services of a workload's namespace that select its pods.
    func services(of workload: Workload) -> [Located<Service>] {
        let labels = workload.labels
        return labels.sorted { $0.key < $1.key }.flatMap { key, value in
            (byLabel[Label(namespace: workload.namespace, key: key, value: value)] ?? []).filter { service in
                labels.holds(service.resource.spec?.selector ?? [:])
            }
        }
    }
}

extension Workload {
    /// Whether its pods are kept out of the mesh by a label or annotation of their own, or by the host's network.
    var isOptedOut: Bool {
        labels["sidecar.istio.io/inject"] == "false" || annotations["sidecar.istio.io/inject"] == "false"
            || spec.hostNetwork == true
    }

    /// The number of a container's port that a Service's target names: a number, or the name of a port.
    func containerPort(_ target: IntOrString) -> Int? {
        switch target {
        case .int(let number): number
        case .string(let name):
            (spec.containers + (spec.initContainers ?? [])).lazy.flatMap { $0.ports ?? [] }
                .first { $0.name == name }?.containerPort
        }
    }
}
