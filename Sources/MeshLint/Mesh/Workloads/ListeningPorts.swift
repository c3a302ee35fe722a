import MeshModel

/// The ports that workloads listen on, as their Services and containers say.
struct ListeningPorts {
    /// A port of a Service, and that of the pods behind it.
    struct ServicePort {
        var service: String
        var number: Int
        var target: Int
        var `protocol`: PortProtocol
    }

    /// The ports of the Services of the workloads.
    let services: [ServicePort]
    private let containers: Set<Int>
    /// Whether there may be more than what is said.
    private let isOpen: Bool

    init(of workloads: [Workload], _ map: ServiceMap) {
        services = workloads.flatMap { workload in map.services(of: workload).flatMap { Self.ports(of: $0, workload) } }
        let all = workloads.flatMap { $0.runningContainers.map(\.container) }
        containers = Set(all.flatMap { $0.ports ?? [] }.map(\.containerPort))
        isOpen = all.contains { $0.isProxy || $0.ports?.isEmpty != false }
    }

    /// Why a policy for a port of the pods meets nothing; `nil` if it does, or may.
    func problem(of port: Int) -> (message: String, severity: Severity)? {
        // Istio's own ports are in no manifest.
        guard !services.isEmpty, !services.contains(where: { $0.target == port }), !containers.contains(port),
            !(15000...15099 ~= port)
        else { return nil }
        if let found = services.first(where: { $0.number == port }) {
            return ("\(port) is the port of Service \(found.service); its pods listen on \(found.target)", .error)
        }
        guard !isOpen else { return nil }
        let known = containers.union(services.map(\.target)).sorted().map(String.init).joined(separator: ", ")
        return ("nothing says that the pods listen on \(port), but on \(known)", .warning)
    }

    private static func ports(of service: Located<Service>, _ workload: Workload) -> [ServicePort] {
        (service.resource.spec?.ports ?? []).compactMap { port in
            let target = port.targetPort.map { workload.containerPort($0) } ?? port.port
            return target.map {
                ServicePort(service: service.name, number: port.port, target: $0, protocol: PortProtocol(of: port))
            }
        }
    }
}
