import MeshLint
import MeshModel

extension MeshSnapshot {
    /// The proxies that run the mesh: gateways first, then the sidecars, each in the order of the inputs.
    ///
    /// Where the inputs do not tell whether a namespace is in the mesh, it is: that is what they are tried out for.
    var proxies: [Proxy] {
        let gateways = serviceMap.workloads.filter(serviceMap.isGateway).map { Proxy(.gateway, $0) }
        let sidecars = serviceMap.workloads.filter { workload in
            workload.isLongRunning && !serviceMap.isGateway(workload) && hasSidecar(workload)
        }
        return gateways + foreignGateways + sidecars.map { Proxy(.sidecar, $0) }
    }

    /// Whether a sidecar stands beside the workload.
    func hasSidecar(_ workload: Workload) -> Bool {
        switch membership(of: workload) {
        case .sidecar, .unknown: true
        case .outside: !workload.isOptedOut && namespaces.labels(of: workload.namespace) == nil
        case .ambient: false
        }
    }

    /// The gateways that are selected but not defined.
    private var foreignGateways: [Proxy] {
        var seen: Set<[String: String]> = []
        var proxies: [Proxy] = []
        for gateway in all(Gateway.self) {
            guard let labels = gateway.resource.spec.selector, !labels.isEmpty, seen.insert(labels).inserted,
                workloads.selected(by: labels).isEmpty
            else { continue }
            proxies.append(Proxy(gatewayLabelled: labels, in: rootNamespace))
        }
        return proxies
    }
}
