import MeshModel
import YAML

/// Reports WorkloadGroups that share labels, or whose service account does not exist.
struct WorkloadGroupConflictRule: LintRule {
    static let info = RuleInfo(
        "MG259",
        "workload-group-conflict",
        .warning,
        aliases: ["KIA1701", "KIA1702"],
        summary: "WorkloadGroups share their labels, or name a service account that does not exist.",
        reason: """
            Machines of two groups with the same labels are one to every Service and policy. And a machine whose \
            service account does not exist gets no identity, and does not join. Service accounts are missed where \
            others of the namespace are among the inputs.
            """,
        help: "give each group labels of its own, and a service account of its namespace",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: one, namespace: shop}
                spec:
                  metadata:
                    labels: {app: one}
                  template: {network: vm}
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: two, namespace: shop}
                spec:
                  metadata:
                    labels: {app: two}
                  template: {serviceAccount: any}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: cart, namespace: shop}
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: one, namespace: shop}
                spec:
                  metadata:
                    labels: {app: cart}
                  template: {network: vm}
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: two, namespace: shop}
                spec:
                  metadata:
                    labels: {app: cart} # ← WorkloadGroup 'one' has the labels app=cart too
                  template: {serviceAccount: crat} # ← there is no service account 'crat'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let accounts = Set(mesh.all(ServiceAccount.self).map { "\($0.namespace)/\($0.name)" })
        var seen: [String: Located<WorkloadGroup>] = [:]
        for group in mesh.all(WorkloadGroup.self) {
            let spec = group.resource.spec
            if let account = spec.template.serviceAccount, !account.isEmpty, account != "default",
                !accounts.contains("\(group.namespace)/\(account)"), mesh.knows("ServiceAccount", of: group.namespace)
            {
                report(
                    group,
                    at: .root.spec.template.serviceAccount,
                    "there is no service account '\(account)' in namespace '\(group.namespace)'"
                )
            }
            guard let labels = spec.metadata?.labels, !labels.isEmpty else { continue }
            let key = "\(group.namespace) \(labels.selectorText)"
            if let other = seen[key], other.document.identity != group.document.identity {
                report(
                    group,
                    at: .root.spec.metadata.labels,
                    "WorkloadGroup '\(other.name)' has the labels \(labels.selectorText) too"
                )
            }
            seen[key] = group
        }
    }
}
