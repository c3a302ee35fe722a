import MeshModel

extension MeshLowering {
    /// What the proxy of a service knows of: the services that it calls, and no other.
    func sidecar(_ service: ServicePlan) -> Sidecar {
        let callees = calleesByCaller[service.name, default: []].map { "./" + plan.host(of: $0) }
        let external = service.egress.flatMap(\.hosts).map { "./" + $0 }
        return Sidecar(
            metadata(service.name, service: service.name),
            spec: .init(
                workloadSelector: .init(labels: service.labels),
                egress: [.init(hosts: Set(callees + external).sorted() + platformHosts)],
                outboundTrafficPolicy: .init(mode: .registryOnly)
            )
        )
    }

    /// What every proxy must reach: the control plane, and where spans go.
    var platformHosts: [String] {
        let collectors = plan.policy.observability.map { observability in
            observability.collectors.map { "\(observability.namespace)/\($0.host)" }
        }
        return ["istio-system/*"] + (collectors ?? []).uniqued
    }
}
