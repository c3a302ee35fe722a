import MeshModel

extension MeshLowering {
    /// One autoscaler a version: each is a Deployment of its own.
    func autoscalers(_ service: ServicePlan) -> [HorizontalPodAutoscaler] {
        guard let scale = service.autoscaling else { return [] }
        return service.release.versions.map { version in
            let name = service.workloadName(of: version)
            return HorizontalPodAutoscaler(
                metadata(name, service: service.name),
                spec: .init(
                    scaleTargetRef: .init(apiVersion: Deployment.type.apiVersion, kind: "Deployment", name: name),
                    minReplicas: scale.replicas.lowerBound,
                    maxReplicas: scale.replicas.upperBound,
                    metrics: scale.metrics(of: service.name),
                    behavior: .init(scaleDown: .init(stabilizationWindowSeconds: 300))
                )
            )
        }
    }

    func verticalAutoscaler(_ service: ServicePlan) -> VerticalPodAutoscaler? {
        guard let scale = service.verticalAutoscaling else { return nil }
        return VerticalPodAutoscaler(
            metadata(service.name, service: service.name),
            spec: .init(
                targetRef: .init(
                    apiVersion: "apps/v1",
                    kind: service.isStateful ? "StatefulSet" : "Deployment",
                    name: service.workloadName(of: service.release.versions[0])
                ),
                updatePolicy: .init(updateMode: scale.mode),
                resourcePolicy: .init(containerPolicies: [
                    .init(
                        containerName: service.name,
                        minAllowed: ["cpu": scale.cpu.lowerBound, "memory": scale.memory.lowerBound],
                        maxAllowed: ["cpu": scale.cpu.upperBound, "memory": scale.memory.upperBound],
                        controlledResources: ["cpu", "memory"]
                    ),
                    // The proxy gets what istiod gives it.
                    .init(containerName: "*", mode: .off),
                ])
            )
        )
    }

    func disruptionBudget(_ service: ServicePlan) -> PodDisruptionBudget? {
        service.disruption.map { budget in
            PodDisruptionBudget(
                metadata(service.name, service: service.name),
                spec: .init(
                    maxUnavailable: budget.maxUnavailable,
                    unhealthyPodEvictionPolicy: .alwaysAllow,
                    selector: LabelSelector(matchLabels: service.labels)
                )
            )
        }
    }
}

extension Autoscale {
    /// The aims as Kubernetes spells them, measured in one container: the proxy beside it has requests of its own.
    ///
    /// Source: Kubernetes, "Horizontal Pod Autoscaling", container resource metrics; since 1.27, stable since 1.30.
    func metrics(of container: String) -> [HorizontalPodAutoscaler.Metric] {
        [("cpu", cpu), ("memory", memory)].compactMap { resource, percent in
            percent.map {
                let target = HorizontalPodAutoscaler.MetricTarget(type: .utilization, averageUtilization: $0)
                return HorizontalPodAutoscaler.Metric(
                    type: .containerResource,
                    containerResource: .init(container: container, name: resource, target: target)
                )
            }
        }
    }
}
