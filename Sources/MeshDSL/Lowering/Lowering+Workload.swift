import MeshModel

extension MeshLowering {
    func deployment(_ service: ServicePlan, _ version: VersionShare) -> Deployment {
        Deployment(
            metadata(service.workloadName(of: version), service: service.name),
            spec: .init(
                replicas: service.autoscaling == nil ? service.replicas ?? 1 : nil,
                revisionHistoryLimit: 5,
                strategy: .init(type: .rollingUpdate, rollingUpdate: .init(maxSurge: 1, maxUnavailable: 0)),
                selector: LabelSelector(matchLabels: ["app": service.name, "version": version.version]),
                template: podTemplate(service, version)
            )
        )
    }

    func statefulSet(_ service: ServicePlan) -> StatefulSet {
        let version = service.release.versions[0]
        let claim = service.storage.map { storage in
            StatefulSet.VolumeClaimTemplate(
                metadata: ObjectMeta(name: "data"),
                spec: .init(
                    storageClassName: storage.storageClass,
                    accessModes: [.readWriteOnce],
                    resources: .init(requests: ["storage": storage.size])
                )
            )
        }
        return StatefulSet(
            metadata(service.name, service: service.name),
            spec: .init(
                serviceName: "\(service.name)-pods",
                replicas: service.replicas ?? 1,
                selector: LabelSelector(matchLabels: ["app": service.name, "version": version.version]),
                template: podTemplate(service, version),
                volumeClaimTemplates: claim.map { [$0] }
            )
        )
    }

    private func podTemplate(_ service: ServicePlan, _ version: VersionShare) -> PodTemplateSpec {
        var metadata = metadata("", service: service.name, annotations: podAnnotations(service))
        metadata.name = nil
        metadata.namespace = nil
        metadata.labels?["version"] = version.version
        metadata.labels?["sidecar.istio.io/inject"] = "true"
        return PodTemplateSpec(metadata: metadata, spec: podSpec(service, version))
    }

    private func podSpec(_ service: ServicePlan, _ version: VersionShare) -> PodSpec {
        PodSpec(
            serviceAccountName: service.name,
            automountServiceAccountToken: false,
            securityContext: PodSecurityContext(
                runAsUser: service.user,
                runAsGroup: service.user,
                runAsNonRoot: true,
                fsGroup: service.user,
                seccompProfile: .init(type: .runtimeDefault)
            ),
            containers: [container(service, version)],
            volumes: service.writablePaths.enumerated().map { index, _ in
                Volume(name: "writable-\(index)", emptyDir: .init(sizeLimit: service.writableSize))
            },
            terminationGracePeriodSeconds: service.gracePeriod,
            topologySpreadConstraints: [
                TopologySpreadConstraint(
                    topologyKey: "kubernetes.io/hostname",
                    maxSkew: 1,
                    whenUnsatisfiable: .scheduleAnyway,
                    labelSelector: LabelSelector(matchLabels: ["app": service.name, "version": version.version])
                )
            ]
        )
    }

    private func container(_ service: ServicePlan, _ version: VersionShare) -> Container {
        let probes = service.probes
        return Container(
            name: service.name,
            image: version.image ?? service.image,
            imagePullPolicy: .ifNotPresent,
            args: service.arguments,
            ports: service.ports.map { .init(name: $0.name, containerPort: $0.number, protocol: .tcp) },
            env: service.environment + service.versionEnvironment(version),
            resources: service.resources,
            volumeMounts: service.mounts,
            startupProbe: probes?.startup,
            livenessProbe: probes?.liveness,
            readinessProbe: probes?.readiness,
            securityContext: SecurityContext(
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: .init(drop: ["ALL"])
            )
        )
    }

    private func podAnnotations(_ service: ServicePlan) -> [String: String] {
        var annotations = service.podAnnotations
        annotations["proxy.istio.io/config"] = #"{"holdApplicationUntilProxyStarts": true}"#
        if let metrics = service.metrics, let port = service.httpPort {
            annotations["prometheus.io/scrape"] = "true"
            annotations["prometheus.io/port"] = "\(port.number)"
            annotations["prometheus.io/path"] = metrics.path
        }
        return annotations
    }
}

extension ServicePlan {
    /// `backend-main-v2` beside another version, `backend-main` alone.
    func workloadName(of version: VersionShare) -> String { release.isSingle ? name : "\(name)-\(version.version)" }

    /// What the program is told of itself; a store knows nothing of versions.
    fileprivate func versionEnvironment(_ version: VersionShare) -> [EnvVar] {
        guard speaksHTTP else { return [] }
        let isColour = if case .blueGreen = release { true } else { false }
        return [EnvVar(name: isColour ? "SERVICE_COLOUR" : "SERVICE_VERSION", value: version.version)]
    }

    fileprivate var mounts: [Container.VolumeMount] {
        writablePaths.enumerated().map { index, path in
            Container.VolumeMount(name: "writable-\(index)", mountPath: path)
        } + (storage.map { [Container.VolumeMount(name: "data", mountPath: $0.path)] } ?? [])
    }

    fileprivate var probes: (startup: Probe, liveness: Probe, readiness: Probe)? {
        if let health, let port = httpPort {
            func probe(_ path: String, period: Int, failures: Int) -> Probe {
                Probe(
                    httpGet: .init(path: path, port: .string(port.name)),
                    periodSeconds: period,
                    timeoutSeconds: 2,
                    failureThreshold: failures
                )
            }
            return (
                probe(health.startup, period: 2, failures: 30), probe(health.liveness, period: 10, failures: 3),
                probe(health.readiness, period: 5, failures: 3)
            )
        }
        guard let port = ports.first, isStateful else { return nil }
        func probe(period: Int, failures: Int) -> Probe {
            Probe(
                tcpSocket: healthCommand == nil ? .init(port: .string(port.name)) : nil,
                exec: healthCommand.map { .init(command: $0) },
                periodSeconds: period,
                timeoutSeconds: 2,
                failureThreshold: failures
            )
        }
        return (probe(period: 5, failures: 60), probe(period: 10, failures: 6), probe(period: 5, failures: 3))
    }
}
