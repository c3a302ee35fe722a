import MeshModel

extension MeshSnapshot {
    /// The workloads that a policy holds for, as far as they are among the inputs: those that its selector picks in its
    /// namespace, or in all namespaces for one of the root namespace.
    func workloads(selectedBy selector: PolicySelector?, in namespace: String) -> [Workload] {
        let candidates = namespace == rootNamespace ? workloads.all : workloads.workloads(in: namespace)
        guard let labels = selector?.matchLabels, !labels.isEmpty else { return candidates }
        return candidates.filter { $0.labels.holds(labels) }
    }
}

/// The services by namespace, to find those that send requests to a workload.
struct ServiceSelection {
    private let byNamespace: [String: [Located<Service>]]

    init(_ mesh: MeshSnapshot) {
        byNamespace = Dictionary(grouping: mesh.all(Service.self), by: \.namespace)
    }

    /// The services of a workload's namespace that select its pods.
    func services(of workload: Workload) -> [Located<Service>] {
        (byNamespace[workload.namespace] ?? []).filter { service in
            guard let selector = service.resource.spec?.selector, !selector.isEmpty else { return false }
            return workload.labels.holds(selector)
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
