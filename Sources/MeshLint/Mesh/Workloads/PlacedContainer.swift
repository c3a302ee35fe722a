import MeshModel
import YAML

/// A container of a workload, and where it stands.
struct PlacedContainer {
    let container: Container
    let workload: Workload
    /// `containers` or `initContainers`.
    let list: String
    let index: Int

    var path: FieldPath { workload.specPath[list][index] }
    /// Whether it runs beside the others instead of before them.
    var runsBeside: Bool { list == "containers" || container.restartPolicy == .always }
}

extension Workload {
    /// The containers of its pods, init containers first.
    var placedContainers: [PlacedContainer] {
        let initial = (spec.initContainers ?? []).enumerated().map {
            PlacedContainer(container: $0.element, workload: self, list: "initContainers", index: $0.offset)
        }
        return initial
            + spec.containers.enumerated().map {
                PlacedContainer(container: $0.element, workload: self, list: "containers", index: $0.offset)
            }
    }

    /// The containers that run for as long as the pod does.
    var runningContainers: [PlacedContainer] { placedContainers.filter(\.runsBeside) }

    /// How messages name it: `Deployment 'cart'`.
    var title: String { "\(kind) '\(name)'" }
}

extension Container {
    /// Whether Istio's injection fills it in: the proxy of a gateway or a sidecar with settings of its own.
    var isProxy: Bool { name == "istio-proxy" || image == "auto" }

    /// Whether it says that it listens on a port, by name or by number.
    func declares(_ port: IntOrString) -> Bool {
        switch port {
        case .int(let number): ports?.contains { $0.containerPort == number } == true
        case .string(let name): ports?.contains { $0.name == name } == true
        }
    }
}

extension Workload {
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
