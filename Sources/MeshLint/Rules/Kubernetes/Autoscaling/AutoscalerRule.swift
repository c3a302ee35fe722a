import MeshModel
import YAML

/// Reports autoscalers that cannot scale.
struct AutoscalerRule: LintRule {
    static let info = RuleInfo(
        "MG703",
        "autoscaler-target",
        .error,
        summary: "A HorizontalPodAutoscaler has nothing to scale, or no room for it.",
        reason: """
            An autoscaler without its target does nothing (kubernetes/kubernetes #79365), Kubernetes rejects minReplicas above \
            maxReplicas, and two autoscalers of one workload undo each other's work. That a target does not exist is told only \
            where other workloads of the namespace are among the inputs, or these are complete.
            """,
        help: "name a workload of the same namespace, once, and leave room between minReplicas and maxReplicas",
        covers: ["Check 22"],
        accepts: [
            Example(
                """
                \(workload)
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}, maxReplicas: 4}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: canary}
                spec: {scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: canary}, maxReplicas: 4}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: elsewhere, namespace: other}
                spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}, maxReplicas: 4}
                """
            )
        ],
        rejects: [
            Example(
                """
                \(workload)
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: card} # ← there is no Deployment 'card'
                  minReplicas: 5 # ← minReplicas 5 exceeds maxReplicas 4
                  maxReplicas: 4
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: one}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
                  maxReplicas: 2 # ← maxReplicas 2 is less than the 3 replicas
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: two}
                spec:
                  scaleTargetRef: {kind: Deployment, name: cart} # ← HorizontalPodAutoscaler 'one' scales Deployment 'cart' too
                  minReplicas: 3 # ← never changes the 3 pods
                  maxReplicas: 3
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: nodes}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: DaemonSet, name: nodes} # ← a DaemonSet cannot be scaled
                  maxReplicas: 3
                """
            )
        ]
    )

    private static let workload = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          replicas: 3
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        let autoscalers = mesh.all(HorizontalPodAutoscaler.self)
        guard !autoscalers.isEmpty else { return }
        let workloads = Dictionary(mesh.workloads.all.map { ($0.scaleTarget, $0) }) { first, _ in first }
        var seen: [ServiceMap.ScaleTarget: String] = [:]
        for autoscaler in autoscalers {
            checkRange(autoscaler, report)
            let reference = autoscaler.resource.spec.scaleTargetRef
            let target = ServiceMap.ScaleTarget(
                namespace: autoscaler.namespace,
                kind: reference.kind,
                name: reference.name
            )
            let path = FieldPath.root.spec.scaleTargetRef
            if let other = seen[target], other != autoscaler.name {
                let message = "HorizontalPodAutoscaler '\(other)' scales \(target.kind) '\(target.name)' too"
                report(autoscaler, at: path, message)
            }
            seen[target] = autoscaler.name
            if let workload = workloads[target] {
                checkCount(autoscaler, workload, report)
            } else if let problem = problem(target, mesh) {
                report(autoscaler, at: path, problem)
            }
        }
    }

    private func problem(_ target: ServiceMap.ScaleTarget, _ mesh: MeshSnapshot) -> String? {
        switch target.kind {
        case "DaemonSet", "Job", "CronJob", "Pod": "a \(target.kind) cannot be scaled"
        case "Deployment", "StatefulSet", "ReplicaSet":
            mesh.knowsWorkloads(of: target.namespace)
                ? "there is no \(target.kind) '\(target.name)' in namespace '\(target.namespace)'" : nil
        default: nil
        }
    }

    private func checkRange(_ autoscaler: Located<HorizontalPodAutoscaler>, _ report: Report) {
        let spec = autoscaler.resource.spec
        guard let least = spec.minReplicas else { return }
        if least > spec.maxReplicas {
            report(
                autoscaler,
                at: .root.spec.minReplicas,
                "minReplicas \(least) exceeds maxReplicas \(spec.maxReplicas)"
            )
        } else if least == spec.maxReplicas {
            report(autoscaler, at: .root.spec.minReplicas, "it never changes the \(least) pods", severity: .info)
        }
    }

    private func checkCount(_ autoscaler: Located<HorizontalPodAutoscaler>, _ workload: Workload, _ report: Report) {
        guard let replicas = workload.replicas, replicas > autoscaler.resource.spec.maxReplicas else { return }
        let most = autoscaler.resource.spec.maxReplicas
        let message = "maxReplicas \(most) is less than the \(replicas) replicas of \(workload.title)"
        report(autoscaler, at: .root.spec.maxReplicas, message, severity: .warning)
    }
}

extension Workload {
    /// Itself, as autoscalers name it.
    var scaleTarget: ServiceMap.ScaleTarget { ServiceMap.ScaleTarget(namespace: namespace, kind: kind, name: name) }
}
