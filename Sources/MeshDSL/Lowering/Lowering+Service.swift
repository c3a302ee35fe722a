import MeshModel

extension MeshLowering {
    /// All resources of one service, those first that others of them refer to.
    func serviceResources(_ service: ServicePlan, _ output: inout LoweringOutput) {
        output.adjusting(service.adjustments) { output in
            for (resource, comment) in workload(service) + traffic(service) + security(service) {
                output.add(resource, at: service.place, service: service.name, comment: comment)
            }
            for declared in service.resourcesDeclared { output.add(declared) }
        }
        for secret in service.secrets.merged {
            output.require(
                SecretRequirement(namespace: plan.namespace, name: secret.name, keys: secret.keys, user: service.name)
            )
        }
    }

    private typealias Commented = (any Resource, String?)

    private func workload(_ service: ServicePlan) -> [Commented] {
        var resources: [Commented] = [(serviceAccount(service), nil), (kubernetesService(service), nil)]
        if service.isStateful {
            resources.append((headlessService(service), nil))
            resources.append((statefulSet(service), nil))
        } else {
            resources += service.release.versions.map { (deployment(service, $0), nil) }
        }
        resources += autoscalers(service).map { ($0, nil) }
        resources += verticalAutoscaler(service).map { [($0, verticalReason)] } ?? []
        resources += disruptionBudget(service).map { [($0, nil)] } ?? []
        return resources
    }

    private func traffic(_ service: ServicePlan) -> [Commented] {
        var resources: [Commented] = []
        if service.speaksHTTP { resources.append((virtualService(service), nil)) }
        resources.append((destinationRule(service), nil))
        if plan.policy.restrictsEgress { resources.append((sidecar(service), nil)) }
        return resources
    }

    private func security(_ service: ServicePlan) -> [Commented] {
        var resources: [Commented] = []
        if let mutualTLS = service.mutualTLS {
            resources.append((peerAuthentication(service, mutualTLS), mutualTLS.comment))
        }
        if let policy = authorizationPolicy(service) { resources.append((policy, accessNote(service))) }
        if plan.policy.isolatesNetwork { resources.append((networkPolicy(service), nil)) }
        return resources
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
