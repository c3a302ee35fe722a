import MeshModel
import YAML

/// Reports disruption budgets that let no pod go.
struct DisruptionBudgetRule: LintRule {
    static let info = RuleInfo(
        "MG706",
        "blocking-disruption-budget",
        .warning,
        summary: "A PodDisruptionBudget blocks every eviction of its pods.",
        reason: """
            A node cannot be drained, and a cluster not be upgraded, while the budget of one of its pods allows no eviction \
            (istio/istio #12602, #53909, rancher/rancher #30082). An autoscaler counts with its minReplicas. Kubernetes rounds \
            percentages up, so 51 % of one pod are one. The numbers of pods are those of the workloads among the inputs.
            """,
        help: "use maxUnavailable: 1, or more pods than minAvailable",
        covers: ["Check 23"],
        accepts: [Example(system(replicas: 2, "minAvailable: 1")), Example(system(replicas: 1, "maxUnavailable: 1%"))],
        rejects: [
            Example(system(replicas: 2, "minAvailable: 2 # ← minAvailable 2 of 2 pods: none may be evicted")),
            Example(system(replicas: 1, "minAvailable: 51% # ← minAvailable 51% of 1 pod: none may be evicted")),
            Example(system(replicas: 3, "maxUnavailable: 0 # ← maxUnavailable 0: none may be evicted")),
            Example(system(replicas: 3, "minAvailable: 100% # ← minAvailable 100%: none may be evicted")),
            Example(
                """
                \(system(replicas: 3, "minAvailable: 1 # ← minAvailable 1 of 1 pod, the least of an autoscaler: none may be evicted"))
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                spec: {scaleTargetRef: {kind: Deployment, name: cart}, minReplicas: 1, maxReplicas: 4}
                """
            ),
        ]
    )

    private static func system(replicas: Int, _ field: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          replicas: \(replicas)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          \(field)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for budget in mesh.all(PodDisruptionBudget.self) {
            guard let spec = budget.resource.spec else { continue }
            if let most = spec.maxUnavailable, most.share(of: 1) == 0 {
                report(budget, at: .root.spec.maxUnavailable, "maxUnavailable \(most): none may be evicted")
            } else if let least = spec.minAvailable {
                guard let problem = problem(least, budget, mesh) else { continue }
                report(budget, at: .root.spec.minAvailable, "minAvailable \(least)\(problem): none may be evicted")
            }
        }
    }

    private func problem(_ least: IntOrString, _ budget: Located<PodDisruptionBudget>, _ mesh: MeshSnapshot) -> String?
    {
        if least == .string("100%") { return "" }
        let workloads = mesh.serviceMap.workloads(selectedBy: budget)
        guard let pods = mesh.serviceMap.replicas(of: workloads)?.lowerBound, pods > 0,
            least.share(of: pods) ?? 0 >= pods
        else { return nil }
        let scaled = workloads.contains { mesh.serviceMap.autoscale(of: $0) != nil }
        return " of \(pods) \(pods == 1 ? "pod" : "pods")\(scaled ? ", the least of an autoscaler" : "")"
    }
}

extension IntOrString {
    /// The number, or the percentage of `count`, rounded up; `nil` for other texts.
    fileprivate func share(of count: Int) -> Int? {
        switch self {
        case .int(let number): return number
        case .string(let text):
            guard text.hasSuffix("%"), let percent = Int(text.dropLast()), 0...1000 ~= percent else { return nil }
            return (percent * count + 99) / 100
        }
    }
}

extension ServiceMap {
    /// The workloads whose pods a budget selects; none without a selector.
    func workloads(selectedBy budget: Located<PodDisruptionBudget>) -> [Workload] {
        guard let selector = budget.resource.spec?.selector else { return [] }
        return workloads(labelled: selector.matchLabels ?? [:], in: budget.namespace).filter {
            selector.selects($0.labels) && $0.isLongRunning
        }
    }
}
