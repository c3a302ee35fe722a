import MeshModel

extension MeshLowering {
    /// Traffic to a service from its callers, and from it to what it calls, to DNS, to the control plane and to the
    /// collectors of traces.
    func networkPolicy(_ service: ServicePlan) -> NetworkPolicy {
        let callers = callsByCallee[service.name, default: []]
        let ports = service.ports.map { NetworkPolicy.Port(protocol: .tcp, port: .int($0.number)) }
        let peers = callers.map(\.caller).uniqued.map(peer)
        return NetworkPolicy(
            metadata(service.name, service: service.name),
            spec: .init(
                podSelector: LabelSelector(matchLabels: service.labels),
                policyTypes: [.ingress, .egress],
                ingress: (peers.isEmpty ? [] : [.init(from: peers, ports: ports)]) + [Self.probesAndMetrics],
                egress: egressRules(of: service.name, external: service.egress)
            )
        )
    }

    func egressRules(of caller: String, external: [Egress]) -> [NetworkPolicy.EgressRule] {
        let callees = calleesByCaller[caller, default: []]
        let internalRules = callees.compactMap { services[$0] }.map { callee in
            NetworkPolicy.EgressRule(
                to: [.init(podSelector: LabelSelector(matchLabels: callee.labels))],
                ports: callee.ports.map { .init(protocol: .tcp, port: .int($0.number)) }
            )
        }
        return internalRules + Self.infrastructure(observability: plan.policy.observability)
            + (external.isEmpty ? [] : [outside(external)])
    }

    private func peer(_ caller: Caller) -> NetworkPolicy.Peer {
        switch caller {
        case .workload(let name): .init(podSelector: LabelSelector(matchLabels: ["app": name]))
        case .namespace(let namespace):
            .init(namespaceSelector: LabelSelector(matchLabels: ["kubernetes.io/metadata.name": namespace]))
        case .addresses(let block): .init(ipBlock: .init(cidr: block))
        case .principal(let principal):
            .init(namespaceSelector: LabelSelector(matchLabels: ["kubernetes.io/metadata.name": principal.namespace]))
        }
    }

    /// The ports of the proxy that answer the kubelet's probes and Prometheus; they show nothing of the application but
    /// its metrics.
    ///
    /// Source: Istio, "Ports used by Istio": 15020 merged metrics and rewritten probes, 15021 health, 15090 proxy metrics.
    static let probesAndMetrics = NetworkPolicy.IngressRule(
        ports: [15020, 15021, 15090].map { .init(protocol: .tcp, port: .int($0)) }
    )

    /// DNS, istiod (15012: certificates and configuration), and where spans go.
    private static func infrastructure(observability: Observability?) -> [NetworkPolicy.EgressRule] {
        func namespace(_ name: String) -> NetworkPolicy.Peer {
            .init(namespaceSelector: LabelSelector(matchLabels: ["kubernetes.io/metadata.name": name]))
        }
        let dns = NetworkPolicy.EgressRule(
            to: [namespace("kube-system")],
            ports: [.init(protocol: .udp, port: 53), .init(protocol: .tcp, port: 53)]
        )
        let istiod = NetworkPolicy.EgressRule(
            to: [namespace("istio-system")],
            ports: [.init(protocol: .tcp, port: 15012)]
        )
        let spans = observability.map { observability in
            NetworkPolicy.EgressRule(
                to: [namespace(observability.namespace)],
                ports: observability.collectors.map { .init(protocol: .tcp, port: .int($0.port)) }
            )
        }
        return [dns, istiod] + (spans.map { [$0] } ?? [])
    }

    /// The internet, on the ports of the declared hosts; which hosts, only the proxy can tell.
    private func outside(_ egress: [Egress]) -> NetworkPolicy.EgressRule {
        NetworkPolicy.EgressRule(
            to: [.init(ipBlock: .init(cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]))],
            ports: Set(egress.map(\.port)).sorted().map { .init(protocol: .tcp, port: .int($0)) }
        )
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of their first mention.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension String {
    /// The namespace in `cluster.local/ns/jobs/sa/importer`.
    fileprivate var namespace: String {
        let parts = split(separator: "/")
        guard let index = parts.firstIndex(of: "ns"), index + 1 < parts.count else { return "default" }
        return String(parts[index + 1])
    }
}
