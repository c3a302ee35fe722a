import MeshModel

extension MeshLowering {
    /// What the proxies report, who collects it, and what is made of it.
    func observabilityResources(_ observability: Observability, _ output: inout LoweringOutput) {
        output.add(meshConfiguration(observability), at: plan.place, comment: meshConfigurationNote)
        output.note(
            "traces and access logs need settings of the whole mesh: istiod must read the ConfigMap "
                + "\(MeshConfiguration.rootNamespace)/\(meshConfigurationName), as the comment above it tells"
        )
        output.add(telemetry(observability), at: plan.place)
        output.add(proxyMonitor(observability), at: plan.place, comment: proxyMonitorNote)
        if observability.alerts { output.add(prometheusRules(observability), at: plan.place) }
        guard observability.dashboards else { return }
        for dashboard in [overviewDashboard, serviceDashboard, infrastructureDashboard] {
            output.add(configMap(of: dashboard, observability), at: plan.place)
        }
    }

    /// Metadata of something that lives outside the namespace of the mesh.
    func metadata(_ name: String, in namespace: String, labels: [String: String] = [:]) -> ObjectMeta {
        var metadata = metadata(name)
        metadata.namespace = namespace
        metadata.labels?.merge(labels) { $1 }
        return metadata
    }

    /// The services in the order of their declaration.
    var servicePlans: [ServicePlan] {
        plan.parts.compactMap { if case .service(let service) = $0 { service.plan } else { nil } }
    }

    /// The gateways in the order of their declaration.
    var ingresses: [Ingress] {
        plan.parts.compactMap { if case .ingress(let ingress) = $0 { ingress } else { nil } }
    }

    /// Source: Grafana Helm chart, `sidecar.dashboards.label` and `folderAnnotation`.
    private func configMap(of dashboard: Dashboard, _ observability: Observability) -> ConfigMap {
        let name = "\(plan.name)-\(dashboard.name)"
        var metadata = metadata(
            "\(name)-dashboard",
            in: observability.namespace,
            labels: ["grafana_dashboard": "1"]
        )
        metadata.annotations = ["grafana_folder": plan.name]
        return ConfigMap(metadata, data: ["\(name).json": dashboard.json(mesh: plan.name).text])
    }
}

extension AnyValue {
    /// The value as JSON, with a line break at its end.
    var text: String { String(decoding: tape.json(), as: UTF8.self) + "\n" }
}
