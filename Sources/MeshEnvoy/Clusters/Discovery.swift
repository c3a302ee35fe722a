import MeshLint
import MeshModel

/// How a cluster finds its endpoints, and which they are.
struct Discovery {
    /// The type of Envoy's cluster.
    let type: String
    let assignment: AnyValue?

    var usesDNS: Bool { type.hasSuffix("DNS") }

    init(of cluster: OutboundCluster) {
        let name = cluster.name.text
        switch cluster.host.source {
        case .service:
            type = "STATIC"
            assignment = Self.assignment(name, Endpoint.pods(of: cluster))
        case .entry(let entry):
            let endpoints = Endpoint.entries(of: cluster, entry)
            switch entry.resource.spec.resolution ?? .noResolution {
            case .static:
                type = "STATIC"
            case .dnsRoundRobin:
                type = "LOGICAL_DNS"
            case .noResolution:
                type = "STRICT_DNS"
                cluster.scope.log.approximate(
                    entry.document,
                    "spec.resolution",
                    "NONE sends a call to the address that was called; here the host's name is resolved instead"
                )
            case .dns, .dynamicDns:
                type = "STRICT_DNS"
            }
            assignment = Self.assignment(name, endpoints)
        }
    }

    private static func assignment(_ name: String, _ endpoints: [Endpoint]) -> AnyValue {
        guard !endpoints.isEmpty else { return ["cluster_name": AnyValue(name)] }
        return ["cluster_name": AnyValue(name), "endpoints": [["lb_endpoints": AnyValue(endpoints.map(\.envoy))]]]
    }
}

/// Something that answers calls.
struct Endpoint {
    var address: SocketAddress
    var weight: Int?

    var envoy: AnyValue {
        .object([
            "endpoint": ["address": .address(address)],
            "load_balancing_weight": weight.map { AnyValue($0) },
        ])
    }
}

extension Endpoint {
    /// The pods behind a Service, those of a subset only.
    static func pods(of cluster: OutboundCluster) -> [Endpoint] {
        let scope = cluster.scope
        guard let labels = scope.labels(ofSubset: cluster.subset, of: cluster.host) else { return [] }
        return scope.mesh.serviceMap.workloads(behind: cluster.host)
            .filter { $0.labels.holds(labels) }
            .compactMap { workload in
                workload.port(for: cluster.port).map { port in
                    Endpoint(address: SocketAddress(scope.addresses.pod(of: workload), port))
                }
            }
    }

    /// The endpoints that a ServiceEntry names or selects; its own host where it does neither.
    static func entries(of cluster: OutboundCluster, _ entry: Located<ServiceEntry>) -> [Endpoint] {
        let spec = entry.resource.spec
        let port = spec.ports?.first { $0.number == cluster.port.number }
        let number = port?.targetPort ?? cluster.port.number
        guard let labels = cluster.scope.labels(ofSubset: cluster.subset, of: cluster.host) else { return [] }
        if let selector = spec.workloadSelector?.labels, !selector.isEmpty {
            return selected(
                by: selector.merging(labels) { first, _ in first },
                of: cluster,
                in: entry.namespace,
                number
            )
        }
        guard let endpoints = spec.endpoints, !endpoints.isEmpty else {
            return HostName.isWildcard(cluster.host.name)
                ? [] : [Endpoint(address: SocketAddress(cluster.host.name, number))]
        }
        return endpoints.filter { ($0.labels ?? [:]).holds(labels) }.compactMap { endpoint in
            endpoint.address.map { address in
                Endpoint(
                    address: SocketAddress(address, endpoint.ports?[port?.name ?? ""] ?? number),
                    weight: endpoint.weight
                )
            }
        }
    }

    private static func selected(
        by labels: [String: String],
        of cluster: OutboundCluster,
        in namespace: String,
        _ port: Int
    ) -> [Endpoint] {
        let scope = cluster.scope
        let pods = scope.mesh.serviceMap.workloads(labelled: labels, in: namespace)
            .map { Endpoint(address: SocketAddress(scope.addresses.pod(of: $0), port)) }
        let entries = scope.mesh.all(WorkloadEntry.self)
            .filter { $0.namespace == namespace && ($0.resource.spec.labels ?? [:]).holds(labels) }
            .compactMap { entry in
                entry.resource.spec.address.map { address in
                    Endpoint(address: SocketAddress(address, port), weight: entry.resource.spec.weight)
                }
            }
        return pods + entries
    }
}

extension Workload {
    /// The number of the container's port that a Service's port leads to; `nil` for a name that no container has.
    func port(for port: RegisteredHost.Port) -> Int? {
        switch port.target {
        case .int(let number): number
        case .string(let name):
            spec.containers.lazy.flatMap { $0.ports ?? [] }.first { $0.name == name }?.containerPort
        case nil: port.number
        }
    }
}
