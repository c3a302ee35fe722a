import MeshModel
import YAML

/// Reports disruption budgets for no pods, or for pods that another has already.
struct DisruptionSelectorRule: LintRule {
    static let info = RuleInfo(
        "MG707",
        "disruption-budget-selector",
        .warning,
        summary: "A PodDisruptionBudget selects no pod, or pods that another one selects too.",
        reason: """
            A budget without pods protects nothing. A pod with two budgets cannot be evicted at all: the eviction API answers \
            with an error, and the drain of its node hangs (kubernetes/kubernetes #75957). That nothing is selected is told only \
            where other workloads of the namespace are among the inputs, or these are complete.
            """,
        help: "select the labels of the workload's pods, with one budget for each pod",
        covers: ["Check 23"],
        accepts: [
            Example(
                """
                \(workload)
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: cart}
                spec: {selector: {matchLabels: {app: cart}}, maxUnavailable: 1}
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: elsewhere, namespace: other}
                spec: {selector: {matchLabels: {app: cart}}, maxUnavailable: 1}
                """
            )
        ],
        rejects: [
            Example(
                """
                \(workload)
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: all}
                spec: {selector: {matchLabels: {app: cart}}, maxUnavailable: 1}
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: v1}
                spec:
                  selector: {matchLabels: {version: v1}} # ← Deployment 'cart' already has PodDisruptionBudget 'all'
                  maxUnavailable: 1
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: gone}
                spec:
                  selector: {matchLabels: {app: card}} # ← no pod of namespace 'default' is selected
                  maxUnavailable: 1
                """
            )
        ]
    )

    private static let workload = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart, version: v1}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        let map = mesh.serviceMap
        var owners: [ObjectIdentifier: String] = [:]
        for budget in mesh.all(PodDisruptionBudget.self) {
            let labels = budget.resource.spec?.selector?.matchLabels ?? [:]
            guard !labels.isEmpty else { continue }
            let workloads = map.workloads(selectedBy: budget)
            if workloads.isEmpty, mesh.knowsWorkloads(of: budget.namespace),
                !map.hasForeignPods(labelled: labels, in: budget.namespace)
            {
                report(budget, at: .root.spec.selector, "no pod of namespace '\(budget.namespace)' is selected")
            }
            for workload in workloads {
                if let other = owners[ObjectIdentifier(workload)], other != budget.name {
                    let message =
                        "\(workload.title) already has PodDisruptionBudget '\(other)': its pods cannot be evicted"
                    report(budget, at: .root.spec.selector, message)
                }
                owners[ObjectIdentifier(workload)] = budget.name
            }
        }
    }
}
