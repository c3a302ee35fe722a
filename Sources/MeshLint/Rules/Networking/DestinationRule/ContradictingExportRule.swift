import MeshModel
import YAML

/// Reports destination rules whose export contradicts itself.
struct ContradictingExportRule: LintRule {
    static let info = RuleInfo(
        "MG352",
        "contradicting-export",
        .error,
        aliases: ["IST0106"],
        summary:
            "A DestinationRule is exported to something that is no namespace, twice to one, or further than it can be.",
        reason: """
            Istio rejects the rule. One with a workloadSelector holds for workloads of its own namespace only, so it cannot be \
            exported to others.
            """,
        help: "name each namespace once, or '.' for the rule's own, or '*' alone",
        covers: [
            "DestinationRule: exportTo (shared rules)",
            "Shared pieces: exportTo: the same entry twice",
            "Shared pieces: exportTo: `.` together with the object's own namespace name",
            "Shared pieces: exportTo: entry that is not `.`, `*` or a DNS-1123 label",
            "Shared pieces: exportTo: `~` on anything but a ServiceEntry",
            "Shared pieces: exportTo: `*` together with other entries",
            "Shared pieces: exportTo on a DestinationRule with a workloadSelector: more than the own namespace",
            "Shared pieces: exportTo on a DestinationRule with a workloadSelector: not the own namespace (or `.`)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec: {host: cart, exportTo: [., billing]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: prices, namespace: shop}
                spec: {host: prices, exportTo: [shop], workloadSelector: {matchLabels: {app: cart}}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: stock, namespace: shop}
                spec: {host: stock, exportTo: ["*"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  exportTo:
                    - billing
                    - billing # ← 'billing' is listed twice
                    - .
                    - shop # ← '.' is 'shop', which is listed too
                    - Not_A_Namespace # ← neither a namespace
                    - "~" # ← exports to no namespace
                    - "*" # ← '*' stands beside other namespaces
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: prices, namespace: shop}
                spec:
                  host: prices
                  workloadSelector: {matchLabels: {app: cart}}
                  exportTo:
                    - .
                    - billing # ← with a workloadSelector the rule cannot be exported to 'billing'
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: stock, namespace: shop}
                spec:
                  host: stock
                  workloadSelector: {matchLabels: {app: cart}}
                  exportTo: ["*"] # ← cannot be exported to '*'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            guard let list = rule.resource.spec.exportTo else { continue }
            let namespace = rule.document.identity.namespace
            let path = FieldPath.root.spec.exportTo
            for problem in ExportScope.problems(of: list, in: namespace) {
                report(rule, at: path[problem.index], problem.message)
            }
            guard rule.resource.spec.workloadSelector != nil else { continue }
            for (index, entry) in list.enumerated() where entry != "." && entry != rule.namespace {
                let message = "with a workloadSelector the rule cannot be exported to '\(entry)'"
                report(rule, at: path[index], message)
            }
        }
    }
}
