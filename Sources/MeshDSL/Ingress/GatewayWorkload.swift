import MeshModel

extension MeshLowering {
    /// A gateway that istiod injects the proxy into.
    ///
    /// Source: Istio, "Installing Gateways", gateway injection: template `gateway`, image `auto`, ports 80 and 443 opened
    /// by lowering the first unprivileged port.
    func gatewayWorkload(_ ingress: Ingress) -> [any Resource] {
        let metadata = metadata(ingress.name, service: ingress.name)
        var resources: [any Resource] = [
            ServiceAccount(metadata), role(metadata), roleBinding(metadata), gatewayService(metadata),
            gatewayDeployment(ingress, metadata),
        ]
        if let scale = ingress.autoscaling {
            resources.append(gatewayAutoscaler(scale, metadata))
        }
        resources.append(
            PodDisruptionBudget(
                metadata,
                spec: .init(
                    maxUnavailable: 1,
                    unhealthyPodEvictionPolicy: .alwaysAllow,
                    selector: LabelSelector(matchLabels: ["app": ingress.name])
                )
            )
        )
        return resources
    }

    private func role(_ metadata: ObjectMeta) -> Role {
        Role(metadata, rules: [PolicyRule(apiGroups: [""], resources: ["secrets"], verbs: ["get", "watch", "list"])])
    }

    private func roleBinding(_ metadata: ObjectMeta) -> RoleBinding {
        let name = metadata.name ?? ""
        return RoleBinding(
            metadata,
            roleRef: .init(apiGroup: "rbac.authorization.k8s.io", kind: .role, name: name),
            subjects: [.init(kind: .serviceAccount, namespace: plan.namespace, name: name)]
        )
    }

    private func gatewayService(_ metadata: ObjectMeta) -> MeshModel.Service {
        let ports = [("status-port", 15021), ("http2", 80), ("https", 443)]
        return MeshModel.Service(
            metadata,
            spec: .init(
                type: .loadBalancer,
                selector: ["app": metadata.name ?? ""],
                ports: ports.map { .init(name: $0.0, port: $0.1, targetPort: .int($0.1), protocol: .tcp) },
                externalTrafficPolicy: .local
            )
        )
    }

    private func gatewayDeployment(_ ingress: Ingress, _ metadata: ObjectMeta) -> Deployment {
        let selector = LabelSelector(matchLabels: ["app": ingress.name])
        var podMetadata = metadata
        podMetadata.name = nil
        podMetadata.namespace = nil
        podMetadata.labels?["sidecar.istio.io/inject"] = "true"
        podMetadata.labels?["version"] = "v1"
        podMetadata.annotations = ["inject.istio.io/templates": "gateway"]
        return Deployment(
            metadata,
            spec: .init(
                replicas: ingress.autoscaling == nil ? 1 : nil,
                strategy: .init(type: .rollingUpdate, rollingUpdate: .init(maxSurge: 1, maxUnavailable: 0)),
                selector: selector,
                template: PodTemplateSpec(metadata: podMetadata, spec: gatewayPod(ingress))
            )
        )
    }

    /// The name by which the injector knows the container of a proxy.
    private static let gatewayContainer = "istio-proxy"

    private func gatewayPod(_ ingress: Ingress) -> PodSpec {
        PodSpec(
            serviceAccountName: ingress.name,
            securityContext: PodSecurityContext(
                runAsNonRoot: true,
                seccompProfile: .init(type: .runtimeDefault),
                sysctls: [.init(name: "net.ipv4.ip_unprivileged_port_start", value: "0")]
            ),
            containers: [
                Container(
                    name: Self.gatewayContainer,
                    image: "auto",
                    resources: ingress.resources?.requirements,
                    securityContext: SecurityContext(
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        capabilities: .init(drop: ["ALL"])
                    )
                )
            ]
        )
    }

    private func gatewayAutoscaler(_ scale: Autoscale, _ metadata: ObjectMeta) -> HorizontalPodAutoscaler {
        HorizontalPodAutoscaler(
            metadata,
            spec: .init(
                scaleTargetRef: .init(
                    apiVersion: Deployment.type.apiVersion,
                    kind: "Deployment",
                    name: metadata.name ?? ""
                ),
                minReplicas: scale.replicas.lowerBound,
                maxReplicas: scale.replicas.upperBound,
                metrics: scale.metrics(of: Self.gatewayContainer)
            )
        )
    }
}
