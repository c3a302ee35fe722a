import MeshModel
import YAML

/// Reports selectors of Sidecars and DestinationRules that select everything or nothing.
struct UnusableWorkloadSelectorRule: LintRule {
    static let info = RuleInfo(
        "MG353",
        "unusable-workload-selector",
        .warning,
        aliases: ["IST0106", "IST0133"],
        summary:
            "The workload selector of a Sidecar or DestinationRule has no labels, or a label that no workload can have.",
        reason: """
            A selector without labels selects every workload of the namespace, although whoever writes one means some of \
            them. Wildcards and empty keys are rejected by Istio.
            """,
        help: "select by labels that the pods have; for all workloads, leave the selector out",
        covers: [
            "Shared pieces: old-style workload selector (`labels`): empty key",
            "Shared pieces: old-style workload selector: `*` in a key or value",
            "Shared pieces: old-style workload selector present but without labels (applies to the whole namespace)",
            "Shared pieces: `matchLabels` selector present but empty",
            "Sidecar: workloadSelector (shared rules; only these errors are returned then)",
            "Sidecar: workloadSelector without labels",
            "DestinationRule: workloadSelector (shared rules)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: [./*]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec:
                  egress: [{hosts: [./*]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  workloadSelector: {labels: {}} # ← without labels, so it selects every workload of the namespace
                  egress: [{hosts: [./*]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: prices}
                spec:
                  workloadSelector:
                    labels:
                      "": prices # ← a label has no name
                      "app*": prices # ← 'app*' has a wildcard
                  egress: [{hosts: [./*]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  workloadSelector: {} # ← without labels
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let path = FieldPath.root.spec.workloadSelector
        for sidecar in mesh.all(Sidecar.self) {
            guard let selector = sidecar.resource.spec.workloadSelector else { continue }
            let labels = selector.labels ?? [:]
            if labels.isEmpty, !selector.isUnread("labels") { reportEmpty(sidecar.document, report) }
            for key in labels.keys.sorted() {
                if key.isEmpty { report(sidecar, at: path.labels[key], "a label has no name", severity: .error) }
                guard key.contains("*") else { continue }
                report(sidecar, at: path.labels[key], "the label '\(key)' has a wildcard", severity: .error)
            }
        }
        for rule in mesh.all(DestinationRule.self) {
            guard let selector = rule.resource.spec.workloadSelector else { continue }
            if (selector.matchLabels ?? [:]).isEmpty, !selector.isUnread("matchLabels") {
                reportEmpty(rule.document, report)
            }
        }
    }

    private func reportEmpty(_ document: LintDocument, _ report: Report) {
        let message = "the selector is without labels, so it selects every workload of the namespace"
        report(document, at: .root.spec.workloadSelector, message)
    }
}
