import MeshModel
import YAML

/// Reports labels of endpoints that Kubernetes would not take.
struct LabelMapRule: LintRule {
    static let info = RuleInfo(
        "MG404",
        "endpoint-labels",
        .error,
        aliases: ["IST0106"],
        summary: "A label of an endpoint outside Kubernetes does not have the form of a label.",
        reason: """
            Endpoints that are not pods carry labels too, which subsets and policies select by. They follow the rules of \
            Kubernetes: an optional DNS prefix and `/`, then up to 63 letters, digits, `-`, `_` and `.`.
            """,
        help: "use letters, digits, '-', '_' and '.', at most 63, with a letter or digit at both ends",
        covers: [
            "Shared pieces: labels map: key not a Kubernetes label name (optional DNS prefix up to 253, name up to 63), or value "
                + "not a label value",
            "ServiceEntry: DNS: endpoint labels invalid",
            "WorkloadEntry: labels invalid",
            "WorkloadGroup: metadata.labels invalid",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: bank}
                spec: {address: 10.0.0.1, labels: {app.kubernetes.io/name: bank, version: ""}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: bank}
                spec:
                  address: 10.0.0.1
                  labels: {app: the bank} # ← 'the bank' cannot be the value of a label
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: bank}
                spec:
                  metadata:
                    labels: {/app: bank} # ← '/app' cannot be the name of a label
                  template:
                    labels: {app: bank-} # ← 'bank-' cannot be the value of a label
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  resolution: DNS
                  endpoints:
                    - address: eu.bank.example.com
                      labels: {-zone: eu} # ← '-zone' cannot be the name of a label
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(WorkloadEntry.self) {
            check(entry.resource.spec.labels, of: entry, at: .root.spec.labels, report)
        }
        for group in mesh.all(WorkloadGroup.self) {
            check(group.resource.spec.metadata?.labels, of: group, at: .root.spec.metadata.labels, report)
            check(group.resource.spec.template.labels, of: group, at: .root.spec.template.labels, report)
        }
        for entry in mesh.all(ServiceEntry.self) {
            for (index, endpoint) in (entry.resource.spec.endpoints ?? []).enumerated() where endpoint.labels != nil {
                check(endpoint.labels, of: entry, at: .root.spec.endpoints[index].labels, report)
            }
        }
    }

    private func check(
        _ labels: [String: String]?,
        of subject: some Placed,
        at path: @autoclosure () -> FieldPath,
        _ report: Report
    ) {
        guard let labels, let problem = LabelSyntax.problem(of: labels) else { return }
        report(subject, at: path()[problem.key], problem.message, on: .key)
    }
}
