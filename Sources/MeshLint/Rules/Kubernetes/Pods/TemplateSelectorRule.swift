import MeshModel
import YAML

/// Reports workloads whose selector does not select their own pods.
struct TemplateSelectorRule: LintRule {
    static let info = RuleInfo(
        "MG711",
        "template-selector",
        .error,
        summary: "The selector of a workload does not match the labels of its template.",
        reason: "Kubernetes rejects the workload: 'selector does not match template labels', or an empty selector.",
        help: "use labels of spec.template.metadata in spec.selector",
        accepts: [Example(workload(selector: "{app: cart}", labels: "{app: cart, version: v1}"))],
        rejects: [
            Example(
                workload(
                    selector:
                        "{app: cart, version: v1} # ← the selector asks for version=v1, but the pods have version=v2",
                    labels: "{app: cart, version: v2}"
                )
            ),
            Example(
                workload(
                    selector: "{tier: back} # ← the selector asks for tier=back, but the pods have no 'tier'",
                    labels: "{app: cart}"
                )
            ),
        ]
    )

    private static func workload(selector: String, labels: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector:
            matchLabels: \(selector)
          template:
            metadata: {labels: \(labels)}
            spec: {containers: [{name: app, image: "cart:1"}]}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for item in mesh.all(Deployment.self) {
            check(item.resource.spec.selector, item.resource.spec.template.metadata, item.document, report)
        }
        for item in mesh.all(StatefulSet.self) {
            check(item.resource.spec.selector, item.resource.spec.template.metadata, item.document, report)
        }
        for item in mesh.all(DaemonSet.self) {
            check(item.resource.spec.selector, item.resource.spec.template.metadata, item.document, report)
        }
        for item in mesh.all(ReplicaSet.self) {
            check(item.resource.spec.selector, item.resource.spec.template?.metadata, item.document, report)
        }
    }

    private func check(_ selector: LabelSelector, _ pods: ObjectMeta?, _ document: LintDocument, _ report: Report) {
        let labels = pods?.labels ?? [:]
        let path = FieldPath.root.spec.selector
        for (key, value) in (selector.matchLabels ?? [:]).sorted(by: { $0.key < $1.key }) where labels[key] != value {
            let found = labels[key].map { "have \(key)=\($0)" } ?? "have no '\(key)'"
            return report(
                document,
                at: path.matchLabels[key],
                "the selector asks for \(key)=\(value), but the pods \(found)"
            )
        }
        guard !selector.selects(labels) else { return }
        report(document, at: path.matchExpressions, "the selector's expressions do not match the labels of the pods")
    }
}
