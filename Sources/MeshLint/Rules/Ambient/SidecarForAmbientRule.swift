import MeshModel
import YAML

/// Reports Sidecars for workloads that have no sidecar.
struct SidecarForAmbientRule: LintRule {
    static let info = RuleInfo(
        "MG260",
        "sidecar-for-ambient",
        .warning,
        aliases: ["IST0167"],
        summary: "A Sidecar is for workloads of an ambient mesh, which have no sidecar.",
        reason: """
            The resource Sidecar configures the proxies in pods. In an ambient namespace, or for pods with the label \
            "istio.io/dataplane-mode: ambient", there is none, and it has no effect.
            """,
        help: "remove the Sidecar; limit who may call whom with AuthorizationPolicies",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
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
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
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
                metadata: {name: default, namespace: shop} # ← namespace 'shop' is ambient
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector:
                    labels: {app: cart} # ← it selects Deployment 'cart', which is ambient
                  egress: [{hosts: ["./*"]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            let labels = sidecar.resource.spec.workloadSelector?.labels ?? [:]
            if labels.isEmpty {
                guard mesh.membership(ofNamespace: sidecar.namespace) == .ambient else { continue }
                report(
                    sidecar,
                    at: .root.metadata.name,
                    "namespace '\(sidecar.namespace)' is ambient: its workloads have no sidecar"
                )
            } else {
                let found = mesh.workloads.selected(by: labels, in: sidecar.namespace).first {
                    mesh.membership(of: $0) == .ambient
                }
                guard let found else { continue }
                report(
                    sidecar,
                    at: .root.spec.workloadSelector.labels,
                    "it selects \(found.kind) '\(found.name)', which is ambient and has no sidecar"
                )
            }
        }
    }
}
