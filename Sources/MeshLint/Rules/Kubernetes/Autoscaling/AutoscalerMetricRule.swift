import MeshModel
import YAML

/// Reports autoscalers whose metric cannot be worked out.
struct AutoscalerMetricRule: LintRule {
    static let info = RuleInfo(
        "MG704",
        "autoscaler-metric",
        .error,
        summary: "A HorizontalPodAutoscaler asks for a share of a request that a container does not have.",
        reason: """
            Utilization is the share of what the containers request: if one of them, the sidecar included, requests nothing, the \
            autoscaler reports FailedGetResourceMetric and scales no more. Any of the annotations sidecar.istio.io/proxyCPU, \
            proxyMemory and their limits replaces all of the sidecar's requests (istio/istio #13977, #35905, \
            istio/old_issues_repo #240). Namespaces with a LimitRange are left out, and limits count as requests.
            """,
        help: "set the request, or use a ContainerResource metric for the container that matters",
        covers: ["Check 22"],
        accepts: [
            Example(
                """
                \(autoscaler)
                ---
                \(workload(resources: "{requests: {cpu: 100m}}", annotations: "{sidecar.istio.io/proxyCPU: 50m}"))
                """
            ),
            Example(
                """
                \(autoscaler)
                ---
                \(workload(resources: "{limits: {cpu: 100m}}", annotations: "{}"))
                """
            ),
        ],
        rejects: [
            Example(
                """
                \(autoscaler) # ← container 'app' of Deployment 'cart' requests no cpu
                ---
                \(workload(resources: "{requests: {memory: 1Mi}}", annotations: "{}"))
                """
            ),
            Example(
                """
                \(autoscaler) # ← the sidecar of Deployment 'cart' requests no cpu
                ---
                \(workload(resources: "{requests: {cpu: 1}}", annotations: "{sidecar.istio.io/proxyMemory: 64Mi}"))
                """
            ),
            Example(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                spec:
                  scaleTargetRef: {kind: Deployment, name: cart}
                  maxReplicas: 4
                  metrics:
                    - type: ContainerResource
                      containerResource:
                        name: cpu
                        container: web # ← Deployment 'cart' has no container 'web'
                        target: {type: Utilization, averageUtilization: 70}
                ---
                \(workload(resources: "{requests: {cpu: 1}}", annotations: "{}"))
                """
            ),
        ]
    )

    private static let autoscaler = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: cart}
        spec:
          scaleTargetRef: {kind: Deployment, name: cart}
          maxReplicas: 4
          metrics:
            - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
        """

    private static func workload(resources: String, annotations: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata: {labels: {app: cart}, annotations: \(annotations)}
            spec: {containers: [{name: app, image: "cart:1", resources: \(resources)}]}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let autoscalers = mesh.all(HorizontalPodAutoscaler.self)
        guard !autoscalers.isEmpty else { return }
        let workloads = Dictionary(mesh.workloads.all.map { ($0.scaleTarget, $0) }) { first, _ in first }
        for autoscaler in autoscalers where !mesh.has("LimitRange", in: autoscaler.namespace) {
            let reference = autoscaler.resource.spec.scaleTargetRef
            let target = ServiceMap.ScaleTarget(
                namespace: autoscaler.namespace,
                kind: reference.kind,
                name: reference.name
            )
            guard let workload = workloads[target] else { continue }
            for (index, metric) in (autoscaler.resource.spec.metrics ?? []).enumerated() {
                check(metric, at: .root.spec.metrics[index], of: autoscaler, workload, report)
            }
        }
    }

    private func check(
        _ metric: HorizontalPodAutoscaler.Metric,
        at path: FieldPath,
        of autoscaler: Located<HorizontalPodAutoscaler>,
        _ workload: Workload,
        _ report: Report
    ) {
        if let resource = metric.resource, resource.target.isUtilization {
            guard let culprit = workload.withoutRequest(resource.name) else { return }
            report(autoscaler, at: path.resource, "\(culprit) of \(workload.title) requests no \(resource.name)")
        } else if let resource = metric.containerResource, resource.container != "istio-proxy" {
            let container = workload.runningContainers.first { $0.container.name == resource.container }
            let place = path.containerResource.container
            if container == nil {
                report(autoscaler, at: place, "\(workload.title) has no container '\(resource.container)'")
            } else if resource.target.isUtilization, container?.container.requests(resource.name) == false {
                let name = "container '\(resource.container)' of \(workload.title)"
                report(autoscaler, at: place, "\(name) requests no \(resource.name)")
            }
        }
    }
}

extension HorizontalPodAutoscaler.MetricTarget {
    fileprivate var isUtilization: Bool { type == .utilization || averageUtilization != nil }
}

extension Container {
    /// Whether it requests some of a resource; a limit is a request too.
    fileprivate func requests(_ resource: String) -> Bool {
        resources?.requests?[resource] != nil || resources?.limits?[resource] != nil
    }
}

extension Workload {
    /// The first container without a request, as messages name it; `nil` if all have one.
    fileprivate func withoutRequest(_ resource: String) -> String? {
        if spec.resources?.requests?[resource] != nil { return nil }
        let bare = runningContainers.first { !$0.container.isProxy && !$0.container.requests(resource) }
        if let bare { return "container '\(bare.container.name)'" }
        return sidecarRequests(resource) ? nil : "the sidecar"
    }

    /// Whether its annotations, if they set anything for the sidecar, set a request.
    private func sidecarRequests(_ resource: String) -> Bool {
        let name = resource == "cpu" ? "CPU" : resource == "memory" ? "Memory" : nil
        let inject = labels[MeshLabel.inject] ?? annotations[MeshLabel.inject]
        guard let name, inject != "false" else { return true }
        let own = ["proxy\(name)", "proxy\(name)Limit"].contains { annotations["sidecar.istio.io/\($0)"] != nil }
        let any = ["proxyCPU", "proxyMemory", "proxyCPULimit", "proxyMemoryLimit"]
        return own || !any.contains { annotations["sidecar.istio.io/\($0)"] != nil }
    }
}
