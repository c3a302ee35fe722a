extension MeshLowering {
    /// What the pods use of what they are given.
    ///
    /// Source: cAdvisor, "Prometheus container metrics"; kube-state-metrics; kubelet, volume metrics.
    var infrastructureDashboard: Dashboard {
        Dashboard(
            name: "infrastructure",
            title: "\(plan.name): infrastructure",
            description: "CPU, memory, network and storage of the pods of \(plan.name), proxies included.",
            variables: [.dataSource, podNamespaceVariable, workloadVariable],
            rows: [
                Dashboard.Row(title: "Pods", panels: podPanels),
                Dashboard.Row(title: "CPU", panels: cpuPanels),
                Dashboard.Row(title: "Memory", panels: memoryPanels),
                Dashboard.Row(title: "Network and storage", panels: networkPanels),
            ]
        )
    }

    private var podNamespaceVariable: Dashboard.Variable {
        Dashboard.Variable(
            name: "namespace",
            label: "Namespace",
            query: "label_values(kube_pod_info, namespace)",
            standard: plan.namespace
        )
    }

    /// Services by their Kubernetes Service, whose name the names of their pods begin with.
    private var workloadVariable: Dashboard.Variable {
        Dashboard.Variable(
            name: "service",
            label: "Service",
            query: #"label_values(kube_service_info{namespace="$namespace"}, service)"#,
            isMultiple: true
        )
    }

    private static let pods = #"namespace="$namespace", pod=~"$service-.*""#
    private static let containers = pods + #", container!="""#

    private func rate(_ name: String, by labels: [String], _ matchers: String) -> String {
        PromQL.sum(by: labels, "rate(\(name){\(matchers)}[$__rate_interval])")
    }

    private func declared(_ kind: String, of resource: String) -> String {
        PromQL.sum(
            by: ["pod"],
            #"kube_pod_container_resource_\#(kind){\#(Self.containers), resource="\#(resource)"}"#
        )
    }

    private var podPanels: [Panel] {
        [
            Panel(
                "Pods that are ready",
                .count,
                [Query(#"sum(kube_pod_status_ready{\#(Self.pods), condition="true"})"#, "ready")],
                kind: .stat,
                description: "Pods that get requests."
            ),
            Panel(
                "Pods that are not",
                .count,
                [Query(#"sum(kube_pod_status_ready{\#(Self.pods), condition="false"})"#, "not ready")],
                kind: .stat,
                thresholds: [.warning(1)],
                description: "Pods that start, fail or end."
            ),
            Panel(
                "Restarts in an hour",
                .count,
                [Query("sum(increase(kube_pod_container_status_restarts_total{\(Self.pods)}[1h]))", "restarts")],
                kind: .stat,
                thresholds: [.warning(1), .critical(5)],
                description: "Of all containers."
            ),
            autoscalerPanel,
        ]
    }

    private var autoscalerPanel: Panel {
        let scaler = #"namespace="$namespace", horizontalpodautoscaler=~"$service(-.*)?""#
        let use =
            "max(kube_horizontalpodautoscaler_status_current_replicas{\(scaler)} / "
            + "kube_horizontalpodautoscaler_spec_max_replicas{\(scaler)})"
        return Panel(
            "Use of the autoscalers",
            .share,
            [Query(use, "replicas")],
            kind: .stat,
            thresholds: [.warning(0.8), .critical(1)],
            description: "Replicas of the service that is closest to its most."
        )
    }

    private var cpuPanels: [Panel] {
        let usage = rate("container_cpu_usage_seconds_total", by: ["pod"], Self.containers)
        let throttled = rate("container_cpu_cfs_throttled_periods_total", by: ["pod"], Self.containers)
        let periods = rate("container_cpu_cfs_periods_total", by: ["pod"], Self.containers)
        return [
            Panel("CPU", .cores, [Query(usage, "{{pod}}")], description: "Cores in use."),
            Panel(
                "CPU against the limit",
                .share,
                [Query("\(usage) / \(declared("limits", of: "cpu"))", "{{pod}}")],
                thresholds: [.warning(AlertLimit.resources)],
                description: "1 is all that the pod may use."
            ),
            Panel(
                "Throttling",
                .share,
                [Query("\(throttled) / \(periods)", "{{pod}}")],
                thresholds: [.warning(0.5)],
                description: "The share of the scheduler's periods in which the pod had to wait."
            ),
        ]
    }

    private var memoryPanels: [Panel] {
        let usage = PromQL.sum(by: ["pod"], "container_memory_working_set_bytes{\(Self.containers)}")
        return [
            Panel("Memory", .bytes, [Query(usage, "{{pod}}")], description: "The working set, which cannot be freed."),
            Panel(
                "Memory against the limit",
                .share,
                [Query("\(usage) / \(declared("limits", of: "memory"))", "{{pod}}")],
                thresholds: [.critical(AlertLimit.resources)],
                description: "At 1 the container is killed."
            ),
            Panel(
                "Memory against the request",
                .share,
                [Query("\(usage) / \(declared("requests", of: "memory"))", "{{pod}}")],
                description: "What the autoscaler looks at."
            ),
        ]
    }

    private var networkPanels: [Panel] {
        let claims = #"namespace="$namespace", persistentvolumeclaim=~".*-$service-[0-9]+""#
        let labels = ["persistentvolumeclaim"]
        let used = PromQL.max(by: labels, "kubelet_volume_stats_used_bytes{\(claims)}")
        let size = PromQL.max(by: labels, "kubelet_volume_stats_capacity_bytes{\(claims)}")
        return [
            Panel(
                "Received",
                .bytesPerSecond,
                [Query(rate("container_network_receive_bytes_total", by: ["pod"], Self.pods), "{{pod}}")],
                description: "Bytes a second into the pod."
            ),
            Panel(
                "Sent",
                .bytesPerSecond,
                [Query(rate("container_network_transmit_bytes_total", by: ["pod"], Self.pods), "{{pod}}")],
                description: "Bytes a second out of the pod."
            ),
            Panel(
                "Volumes",
                .share,
                [Query("\(used) / \(size)", "{{persistentvolumeclaim}}")],
                thresholds: [.critical(AlertLimit.resources)],
                description: "What is used of the volumes."
            ),
        ]
    }
}
