import MeshModel
import YAML

/// Reports labels of resources and pods that the API server does not take.
struct MalformedLabelRule: LintRule {
    static let info = RuleInfo(
        "MG724",
        "malformed-label",
        .error,
        summary: "A label of a resource, or of the pods that it makes, does not have the form of a label.",
        reason: """
            The API server rejects the resource. A key is an optional DNS prefix and `/`, then a name; name and value have up to \
            63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
            """,
        help: "use letters, digits, '-', '_' and '.', at most 63, with a letter or digit at both ends",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {app.kubernetes.io/part-of: shop, empty: "", v: "1.0_a"}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  labels:
                    team: the shop # ← 'the shop' cannot be the value of a label
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels:
                        app: cart
                        -version: v1 # ← '-version' cannot be the name of a label
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents { check(document.labels, of: document, at: .root.metadata.labels, report) }
        for workload in mesh.workloads.all where !workload.podPath.steps.isEmpty {
            check(workload.labels, of: workload, at: workload.podPath.metadata.labels, report)
        }
    }

    private func check(
        _ labels: [String: String],
        of subject: some Placed,
        at path: @autoclosure () -> FieldPath,
        _ report: Report
    ) {
        guard !labels.allSatisfy({ LabelSyntax.isKey($0.key) && LabelSyntax.isValue($0.value) }),
            let problem = LabelSyntax.problem(of: labels)
        else { return }
        report(subject, at: path()[problem.key], problem.message, on: .key)
    }
}
