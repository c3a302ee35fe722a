import MeshModel

extension MeshLowering {
    func peerAuthentication(_ service: ServicePlan, _ mutualTLS: MutualTLS) -> PeerAuthentication {
        PeerAuthentication(
            metadata(service.name, service: service.name),
            spec: .init(selector: .init(matchLabels: service.labels), mtls: .init(mode: mutualTLS.mode))
        )
    }

    /// Who may call the service; `nil` where nobody is named and nothing is denied.
    func authorizationPolicy(_ service: ServicePlan) -> AuthorizationPolicy? {
        let calls = callsByCallee[service.name, default: []]
        guard !calls.isEmpty else { return nil }
        return AuthorizationPolicy(
            metadata(service.name, service: service.name),
            spec: .init(
                selector: .init(matchLabels: service.labels),
                rules: calls.uniqued.map { rule($0, service) },
                action: .allow
            )
        )
    }

    private func rule(_ call: Call, _ service: ServicePlan) -> AuthorizationPolicy.Rule {
        let ports = (call.ports.isEmpty ? service.ports.map(\.number) : call.ports).map(String.init)
        let isHTTP = service.speaksHTTP
        return AuthorizationPolicy.Rule(
            from: [.init(source: source(call.caller))],
            to: [
                .init(
                    operation: .init(
                        ports: ports,
                        methods: isHTTP && !call.methods.isEmpty ? call.methods.map(\.rawValue) : nil,
                        paths: isHTTP && !call.paths.isEmpty ? call.paths : nil,
                        notPaths: isHTTP && call.isPublic && call.paths.isEmpty ? service.operationalPaths : nil
                    )
                )
            ]
        )
    }

    private func source(_ caller: Caller) -> AuthorizationPolicy.Source {
        switch caller {
        case .workload(let account): .init(principals: [plan.principal(of: account)])
        case .principal(let principal): .init(principals: [principal])
        case .namespace(let namespace): .init(namespaces: [namespace])
        case .addresses(let block): .init(ipBlocks: [block])
        }
    }
}

extension MeshLowering {
    /// What a permissive service does not mean.
    ///
    /// Source: Istio, "Authorization Policy": principals and namespaces need mutual TLS.
    func accessNote(_ service: ServicePlan) -> String? {
        guard (service.mutualTLS ?? plan.policy.mutualTLS)?.mode == .permissive else { return nil }
        return """
            Callers are told apart by their certificates, so one without is refused here though PERMISSIVE lets it connect: \
            a caller that is not in the mesh yet is let in by its address, Allow(from: [.addresses("10.20.0.0/16")]).
            """
    }
}

extension ServicePlan {
    /// The paths for the kubelet and Prometheus, which reach them through the proxy; `nil` if there are none.
    fileprivate var operationalPaths: [String]? {
        let paths = (health.map { [$0.startup, $0.liveness, $0.readiness] } ?? []) + (metrics.map { [$0.path] } ?? [])
        return paths.isEmpty ? nil : paths
    }
}
