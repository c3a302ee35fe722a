import MeshModel
import YAML

/// Reports workloads that several things want to scale.
struct ReplicaConflictRule: LintRule {
    static let info = RuleInfo(
        "MG705",
        "replica-conflict",
        .warning,
        summary: "The number of pods, or what they request, is set by two that undo each other's work.",
        reason: """
            A Deployment that says replicas sets them back at every apply, whatever its autoscaler has made of them: under load \
            most pods go (kubernetes/kubernetes #79365). A VerticalPodAutoscaler that changes the requests of the resource whose \
            utilization a HorizontalPodAutoscaler watches moves its goal; the VPA documentation forbids it for CPU and memory.
            """,
        help: "leave out replicas where an autoscaler sets them, and give each autoscaler a resource of its own",
        covers: ["Check 22"],
        accepts: [
            Example(
                """
                \(horizontal)
                ---
                \(workload("revisionHistoryLimit: 3"))
                ---
                \(vertical("updatePolicy: {updateMode: 'Off'}"))
                """
            ),
            Example(
                """
                \(horizontal)
                ---
                \(workload("revisionHistoryLimit: 3"))
                ---
                \(vertical("resourcePolicy: {containerPolicies: [{containerName: '*', controlledResources: [memory]}]}"))
                """
            ),
        ],
        rejects: [
            Example(
                """
                \(horizontal)
                ---
                \(workload("replicas: 2 # ← sets the pods of an autoscaler (1 to 4) back to 2"))
                ---
                \(vertical("updatePolicy: {updateMode: Recreate}").marked("targetRef", "HorizontalPodAutoscaler 'cart' scales Deployment 'cart' by cpu too"))
                """
            )
        ]
    )

    private static let horizontal = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: cart}
        spec:
          scaleTargetRef: {kind: Deployment, name: cart}
          maxReplicas: 4
          metrics:
            - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
        """

    private static func vertical(_ field: String) -> String {
        """
        apiVersion: autoscaling.k8s.io/v1
        kind: VerticalPodAutoscaler
        metadata: {name: cart}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
          \(field)
        """
    }

    private static func workload(_ field: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          \(field)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where workload.replicas != nil {
            guard let range = mesh.serviceMap.autoscale(of: workload), let replicas = workload.replicas else {
                continue
            }
            let pods = "\(range.lowerBound) to \(range.upperBound)"
            let message = "every apply sets the pods of an autoscaler (\(pods)) back to \(replicas)"
            report(workload, at: .root.spec.replicas, message)
        }
        checkVertical(mesh, report)
    }

    private func checkVertical(_ mesh: MeshSnapshot, _ report: Report) {
        let verticals = mesh.all(VerticalPodAutoscaler.self)
        guard !verticals.isEmpty else { return }
        let horizontals = Dictionary(grouping: mesh.all(HorizontalPodAutoscaler.self)) { autoscaler in
            let target = autoscaler.resource.spec.scaleTargetRef
            return ServiceMap.ScaleTarget(namespace: autoscaler.namespace, kind: target.kind, name: target.name)
        }
        for vertical in verticals {
            guard let target = vertical.resource.spec.targetRef, vertical.resource.spec.changesPods else { continue }
            let key = ServiceMap.ScaleTarget(namespace: vertical.namespace, kind: target.kind, name: target.name)
            for horizontal in horizontals[key] ?? [] {
                let watched = (horizontal.resource.spec.metrics ?? []).compactMap {
                    $0.resource?.name ?? $0.containerResource?.name
                }
                guard let shared = watched.first(where: vertical.resource.spec.controls) else { continue }
                let message =
                    "HorizontalPodAutoscaler '\(horizontal.name)' scales \(target.kind) '\(target.name)' by \(shared) too"
                report(vertical, at: .root.spec.targetRef, message)
            }
        }
    }
}

extension VerticalPodAutoscaler.Spec {
    fileprivate var changesPods: Bool { updatePolicy?.updateMode != .off }

    /// Whether it sets the requests of a resource of some container; by default those of CPU and memory.
    fileprivate func controls(_ resource: String) -> Bool {
        let policies = resourcePolicy?.containerPolicies ?? []
        let everywhere = policies.first { $0.containerName == "*" }
        if let everywhere { return everywhere.controls(resource) || policies.contains { $0.controls(resource) } }
        return policies.isEmpty ? ["cpu", "memory"].contains(resource) : policies.contains { $0.controls(resource) }
    }
}

extension VerticalPodAutoscaler.ContainerPolicy {
    fileprivate func controls(_ resource: String) -> Bool {
        mode != .off && (controlledResources ?? ["cpu", "memory"]).contains(resource)
    }
}
