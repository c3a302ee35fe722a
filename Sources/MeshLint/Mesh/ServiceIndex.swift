import MeshModel

/// The Services by the pods that they select.
struct ServiceIndex {
    private let byNamespace: [String: [Located<Service>]]

    init(_ mesh: MeshSnapshot) {
        byNamespace = Dictionary(
            grouping: mesh.all(Service.self).filter { !($0.resource.spec?.selector ?? [:]).isEmpty },
            by: \.namespace
        )
    }

    /// The Services that select the pods of a workload.
    func services(of workload: Workload) -> [Located<Service>] {
        let labels = workload.labels
        guard !labels.isEmpty else { return [] }
        return (byNamespace[workload.namespace] ?? []).filter { labels.holds($0.resource.spec?.selector ?? [:]) }
    }
}

extension Workload {
    /// The number of the container port that a Service means; `nil` if there is none of the name.
    func port(for target: IntOrString) -> Int? {
        switch target {
        case .int(let number): number
        case .string(let name):
            (spec.containers + (spec.initContainers ?? [])).lazy.flatMap { $0.ports ?? [] }
                .first { $0.name == name }?.containerPort
        }
    }
}

extension MeshSnapshot {
    /// Whether a workload is a gateway: made from Istio's template for them, or selected by a Gateway.
    func isGateway(_ workload: Workload, _ gateways: [Located<Gateway>]) -> Bool {
        if workload.annotations["inject.istio.io/templates"]?.contains("gateway") == true { return true }
        return gateways.contains { gateway in
            let labels = gateway.resource.spec.selector ?? [:]
            return !labels.isEmpty && workload.labels.holds(labels)
        }
    }
}
