import MeshModel
import YAML

/// Reports resources of which a workload may have only one, and has two.
struct OverlappingSelectorsRule: LintRule {
    static let info = RuleInfo(
        "MG214",
        "overlapping-selectors",
        .error,
        aliases: ["IST0110", "IST0159", "KIA0003"],
        summary: "Two resources of a kind select the same workload, which uses only one of them.",
        reason: """
            A proxy uses one Sidecar, one Telemetry and one PeerAuthentication that select it: the oldest, or \
            whichever Istio meets first. The other one is ignored, without a word.
            """,
        help: "make the selectors disjoint, or merge the resources",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress: [{hosts: ["./*"]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: version, namespace: shop}
                spec:
                  workloadSelector:
                    labels: {version: v1} # ← Sidecar 'cart' selects Deployment 'cart' too
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: one, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: two, namespace: shop}
                spec:
                  selector:
                    matchLabels: {version: v1} # ← Telemetry 'one' selects Deployment 'cart' too
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: one, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: two, namespace: shop}
                spec:
                  selector:
                    matchLabels: {version: v1} # ← PeerAuthentication 'one' selects Deployment 'cart' too
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        check(mesh.sidecarSelections, mesh, report)
        check(mesh.telemetrySelections, mesh, report)
        check(mesh.peerAuthenticationSelections, mesh, report)
    }

    private func check(_ resources: [SelectingResource], _ mesh: MeshSnapshot, _ report: Report) {
        var owners: [ObjectIdentifier: SelectingResource] = [:]
        for resource in resources where !resource.labels.isEmpty {
            var others: Set<String> = []
            for workload in mesh.workloads.selected(by: resource.labels, in: resource.namespace) {
                guard let other = owners[ObjectIdentifier(workload)] else {
                    owners[ObjectIdentifier(workload)] = resource
                    continue
                }
                guard other.document.identity != resource.document.identity, others.insert(other.name).inserted else {
                    continue
                }
                report(
                    resource,
                    at: resource.path,
                    "\(other.kind) '\(other.name)' selects \(workload.kind) '\(workload.name)' too"
                )
            }
        }
    }
}
