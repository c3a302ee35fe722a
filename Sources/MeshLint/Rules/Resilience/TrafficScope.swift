import MeshModel
import YAML

/// A place of a DestinationRule where settings can stand: for all, a port, a subset, or a port of a subset.
struct TrafficScope {
    var rule: Located<DestinationRule>
    var path: FieldPath
    var subset: DestinationRule.Subset?
    var port: Int?
    var connectionPool: ConnectionPoolSettings?
    var outlierDetection: OutlierDetection?
    var tls: ClientTLSSettings?
    var loadBalancer: LoadBalancerSettings?

    /// The settings of a rule, in the order they are written.
    static func all(of rule: Located<DestinationRule>) -> [TrafficScope] {
        let spec = rule.resource.spec
        var scopes = all(spec.trafficPolicy, of: rule, at: .root.spec.trafficPolicy, subset: nil)
        for (index, subset) in (spec.subsets ?? []).enumerated() where subset.trafficPolicy != nil {
            let path = FieldPath.root.spec.subsets[index].trafficPolicy
            scopes += all(subset.trafficPolicy, of: rule, at: path, subset: subset)
        }
        return scopes
    }

    private static func all(
        _ policy: DestinationRule.TrafficPolicy?,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        subset: DestinationRule.Subset?
    ) -> [TrafficScope] {
        guard let policy else { return [] }
        var scopes = [TrafficScope(rule: rule, path: path, subset: subset)]
        scopes[0].connectionPool = policy.connectionPool
        scopes[0].outlierDetection = policy.outlierDetection
        scopes[0].tls = policy.tls
        scopes[0].loadBalancer = policy.loadBalancer
        for (index, port) in (policy.portLevelSettings ?? []).enumerated() {
            var scope = TrafficScope(
                rule: rule,
                path: path.portLevelSettings[index],
                subset: subset,
                port: port.port?.number
            )
            scope.connectionPool = port.connectionPool
            scope.outlierDetection = port.outlierDetection
            scope.tls = port.tls
            scope.loadBalancer = port.loadBalancer
            scopes.append(scope)
        }
        return scopes
    }

    /// The host that the settings are for, if the inputs have it.
    func host(in mesh: MeshSnapshot) -> RegisteredHost? {
        mesh.hosts.lookUp(rule.resource.spec.host, from: rule.namespace).first
    }

    /// The workloads whose pods the settings are for.
    func workloads(in mesh: MeshSnapshot) -> [Workload] {
        guard let host = host(in: mesh) else { return [] }
        let workloads = mesh.serviceMap.workloads(behind: host)
        guard let labels = subset?.labels else { return workloads }
        return workloads.filter { $0.labels.holds(labels) }
    }

    /// How many pods the settings are for; `nil` where the inputs do not tell.
    func replicas(in mesh: MeshSnapshot) -> ClosedRange<Int>? { mesh.serviceMap.replicas(of: workloads(in: mesh)) }

    /// The ports of the host that the settings are for.
    func ports(in mesh: MeshSnapshot) -> [RegisteredHost.Port] {
        let ports = host(in: mesh)?.ports ?? []
        return port.map { number in ports.filter { $0.number == number } } ?? ports
    }

    /// How messages name what the settings are for.
    var subject: String {
        let host = rule.resource.spec.host
        return subset.map { "subset '\($0.name)' of '\(host)'" } ?? "'\(host)'"
    }
}
