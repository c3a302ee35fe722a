import MeshModel

extension MeshLowering {
    /// All resources of one service, those first that others of them refer to.
    func serviceResources(_ service: ServicePlan, _ output: inout LoweringOutput) {
        output.adjusting(service.adjustments) { output in
            func add(_ resource: any Resource, _ comment: String?) {
                output.add(resource, at: service.place, service: service.name, comment: comment)
            }
            workload(service, add)
            traffic(service, add)
            security(service, add)
            for declared in service.resourcesDeclared { output.add(declared) }
        }
        for secret in service.secrets.merged {
            output.require(
                SecretRequirement(namespace: plan.namespace, name: secret.name, keys: secret.keys, user: service.name)
            )
        }
    }

    /// Takes in a resource, and the comment above it.
    private typealias Add = (any Resource, String?) -> Void

    private func workload(_ service: ServicePlan, _ add: Add) {
        add(serviceAccount(service), nil)
        add(kubernetesService(service), nil)
        if service.isStateful {
            add(headlessService(service), nil)
            add(statefulSet(service), nil)
        } else {
            for version in service.release.versions { add(deployment(service, version), nil) }
        }
        for autoscaler in autoscalers(service) { add(autoscaler, nil) }
        if let autoscaler = verticalAutoscaler(service) { add(autoscaler, verticalReason) }
        if let budget = disruptionBudget(service) { add(budget, nil) }
    }

    private func traffic(_ service: ServicePlan, _ add: Add) {
        if service.speaksHTTP { add(virtualService(service), nil) }
        add(destinationRule(service), nil)
        if plan.policy.restrictsEgress { add(sidecar(service), nil) }
    }

    private func security(_ service: ServicePlan, _ add: Add) {
        if let mutualTLS = service.mutualTLS {
            add(peerAuthentication(service, mutualTLS), mutualTLS.comment)
        }
        if let policy = authorizationPolicy(service) { add(policy, accessNote(service)) }
        if plan.policy.isolatesNetwork { add(networkPolicy(service), nil) }
    }

    private func serviceAccount(_ service: ServicePlan) -> ServiceAccount {
        ServiceAccount(metadata(service.name, service: service.name), automountServiceAccountToken: false)
    }

    private func kubernetesService(_ service: ServicePlan) -> MeshModel.Service {
        MeshModel.Service(
            metadata(service.name, service: service.name, annotations: service.serviceAnnotations),
            spec: .init(type: .clusterIP, selector: service.labels, ports: ports(service))
        )
    }

    /// Gives each pod of a StatefulSet a name of its own.
    private func headlessService(_ service: ServicePlan) -> MeshModel.Service {
        MeshModel.Service(
            metadata("\(service.name)-pods", service: service.name),
            spec: .init(
                clusterIP: "None",
                selector: service.labels,
                ports: ports(service),
                publishNotReadyAddresses: true
            )
        )
    }

    private func ports(_ service: ServicePlan) -> [MeshModel.Service.Port] {
        service.ports.map {
            .init(
                name: $0.name,
                port: $0.number,
                targetPort: .string($0.name),
                protocol: .tcp,
                appProtocol: $0.appProtocol
            )
        }
    }

    private var verticalReason: String {
        "No HorizontalPodAutoscaler scales this workload, so the two never work against each other."
    }
}

extension Port {
    /// What Istio reads before the port's name.
    var appProtocol: String { `protocol` == .mysql || `protocol` == .redis ? "tcp" : `protocol`.rawValue }
}

extension MutualTLS {
    var comment: String? {
        reason.map { "\(mode.rawValue): \($0)" }
    }
}

extension [SecretUse] {
    /// One entry a Secret, with all keys that are read from it.
    var merged: [SecretUse] {
        var keys: [String: Set<String>] = [:]
        for use in self { keys[use.name, default: []].formUnion(use.keys) }
        return keys.sorted { $0.key < $1.key }.map { SecretUse(name: $0.key, keys: $0.value.sorted()) }
    }
}
