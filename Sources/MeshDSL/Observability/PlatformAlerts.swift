extension MeshLowering {
    private var service: String { "{{ $labels.destination_service_name }}" }
    private var pod: String { "{{ $labels.pod }}" }
    private var inNamespace: String { #"namespace="\#(plan.namespace)""# }

    var circuitAlerts: [Alert] {
        [
            Alert(
                name: "CircuitOpen",
                severity: .warning,
                duration: "1m",
                expression: "\(series(.ejectedHosts)) > 0",
                summary: "Pods of \(service) are taken out of the balance",
                description: "{{ $value }} pods of \(service) failed several times in a row; a caller leaves them out.",
                runbook: "Look at the logs and restarts of the pods of \(service); a pod comes back by itself once it "
                    + "answers."
            ),
            Alert(
                name: "ConnectionPoolFull",
                severity: .warning,
                duration: "5m",
                expression: "\(series(.overflows)) > 0",
                summary: "Callers of \(service) run out of connections",
                description:
                    "{{ $value | humanize }} connections or requests a second to \(service) are refused, because "
                    + "the pool that the mesh declares is full.",
                runbook: "See whether \(service) became slower, which fills the pool; else raise its ConnectionPool."
            ),
            Alert(
                name: "ServiceUnreachable",
                severity: .critical,
                duration: "2m",
                expression: "\(series(.failedConnections)) > \(AlertLimit.traffic)",
                summary: "\(service) cannot be connected to",
                description: "{{ $value | humanize }} connections a second to \(service) fail.",
                runbook:
                    "Check that the pods of \(service) are ready, that a NetworkPolicy lets the caller through, and "
                    + "that both sides agree on mutual TLS."
            ),
        ]
    }

    /// Source: kube-state-metrics, "Pod metrics"; cAdvisor, "Prometheus container metrics".
    var podAlerts: [Alert] {
        [podNotReady, podRestarts, memoryNearLimit, cpuThrottled]
            + (servicePlans.contains { $0.autoscaling != nil } ? [autoscalerAtMost] : [])
            + (servicePlans.contains(where: \.isStateful) ? [volumeFull] : [])
    }

    private var podNotReady: Alert {
        Alert(
            name: "PodNotReady",
            severity: .warning,
            duration: "10m",
            expression: #"kube_pod_status_ready{\#(inNamespace), condition="false"} == 1 and on (namespace, pod) "#
                + #"kube_pod_status_phase{\#(inNamespace), phase=~"Pending|Running|Unknown"} == 1"#,
            summary: "\(pod) is not ready",
            description: "The pod \(pod) has not been ready for 10 minutes.",
            runbook: "kubectl describe pod \(pod) -n \(plan.namespace): scheduling, image, probes, missing Secrets."
        )
    }

    private var podRestarts: Alert {
        Alert(
            name: "PodRestarts",
            severity: .warning,
            duration: "0m",
            expression: "increase(kube_pod_container_status_restarts_total{\(inNamespace)}[15m]) > 2",
            summary: "\(pod) restarts again and again",
            description:
                "The container {{ $labels.container }} of \(pod) restarted {{ $value | humanize }} times in 15 "
                + "minutes.",
            runbook:
                "kubectl logs --previous \(pod) -n \(plan.namespace) -c {{ $labels.container }}; exit code 137 is a "
                + "lack of memory."
        )
    }

    private var memoryNearLimit: Alert {
        let labels = ["namespace", "pod", "container"]
        let used = PromQL.max(by: labels, #"container_memory_working_set_bytes{\#(inNamespace), container!=""}"#)
        let limit = PromQL.max(by: labels, #"kube_pod_container_resource_limits{\#(inNamespace), resource="memory"}"#)
        return Alert(
            name: "MemoryNearLimit",
            severity: .warning,
            duration: "10m",
            expression: "\(used) / \(limit) > \(AlertLimit.resources)",
            summary: "\(pod) is about to run out of memory",
            description:
                "The container {{ $labels.container }} uses {{ $value | humanizePercentage }} of its memory limit.",
            runbook: "Look for a leak on the infrastructure dashboard; else raise the limit in Resources."
        )
    }

    private var cpuThrottled: Alert {
        let labels = ["namespace", "pod", "container"]
        func periods(_ name: String) -> String {
            PromQL.sum(by: labels, #"rate(container_cpu_cfs_\#(name)_total{\#(inNamespace), container!=""}[5m])"#)
        }
        return Alert(
            name: "CPUThrottled",
            severity: .warning,
            duration: "15m",
            expression: "\(periods("throttled_periods")) / \(periods("periods")) > 0.5",
            summary: "\(pod) is slowed down by its CPU limit",
            description:
                "The container {{ $labels.container }} had to wait in {{ $value | humanizePercentage }} of the "
                + "scheduler's periods.",
            runbook: "Raise the CPU limit in Resources, or scale out."
        )
    }

    private var autoscalerAtMost: Alert {
        Alert(
            name: "AutoscalerAtMost",
            severity: .warning,
            duration: "15m",
            expression: "kube_horizontalpodautoscaler_status_current_replicas{\(inNamespace)} >= "
                + "kube_horizontalpodautoscaler_spec_max_replicas{\(inNamespace)}",
            summary: "{{ $labels.horizontalpodautoscaler }} cannot scale out further",
            description:
                "{{ $labels.horizontalpodautoscaler }} has had its most replicas, {{ $value }}, for 15 minutes.",
            runbook: "See what drives the load; raise the upper end of Autoscale if it is wanted."
        )
    }

    private var volumeFull: Alert {
        let labels = ["namespace", "persistentvolumeclaim"]
        let used = PromQL.max(by: labels, "kubelet_volume_stats_used_bytes{\(inNamespace)}")
        let size = PromQL.max(by: labels, "kubelet_volume_stats_capacity_bytes{\(inNamespace)}")
        return Alert(
            name: "VolumeFull",
            severity: .critical,
            duration: "5m",
            expression: "\(used) / \(size) > \(AlertLimit.resources)",
            summary: "The volume {{ $labels.persistentvolumeclaim }} is almost full",
            description: "{{ $value | humanizePercentage }} of {{ $labels.persistentvolumeclaim }} is used.",
            runbook: "Free space, or enlarge the volume if its storage class can: kubectl edit pvc."
        )
    }

    var scrapingAlerts: [Alert] {
        [
            Alert(
                name: "ProxyNotScraped",
                severity: .warning,
                duration: "10m",
                expression: #"up{job="\#(plan.namespace)/\#(proxyMonitorName)"} == 0"#,
                summary: "No metrics from the proxy of \(pod)",
                description: "Prometheus cannot read port 15020 of \(pod); other alerts do not see this pod.",
                runbook: "Check that a NetworkPolicy lets Prometheus reach port 15020, and that the proxy runs."
            )
        ]
    }
}
