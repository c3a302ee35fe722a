import MeshModel
import YAML

/// Reports selectors of Sidecars that stand for the whole mesh.
struct GlobalSidecarSelectorRule: LintRule {
    static let info = RuleInfo(
        "MG383",
        "global-sidecar-with-selector",
        .warning,
        aliases: ["KIA1006"],
        summary: "A Sidecar of the root namespace selects workloads.",
        reason: """
            A Sidecar of Istio's root namespace is the default of all namespaces only without a workloadSelector; with one it \
            holds for workloads of that namespace alone, where there are none but Istio's own.
            """,
        help: "remove the workloadSelector, or put the Sidecar into the namespace of the workloads",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: istio-system}
                spec:
                  egress: [{hosts: [./*, istio-system/*]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: [./*]}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: istio-system}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: [./*]}]
                """,
                meshConfig: "rootNamespace: istio-config"
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: istio-system}
                spec:
                  workloadSelector: {labels: {app: cart}} # ← of the root namespace 'istio-system'
                  egress: [{hosts: [./*]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) where sidecar.namespace == mesh.rootNamespace {
            guard let labels = sidecar.resource.spec.workloadSelector?.labels, !labels.isEmpty else { continue }
            let message =
                "a Sidecar of the root namespace '\(sidecar.namespace)' is the default of the mesh only without selector"
            report(sidecar, at: .root.spec.workloadSelector, message)
        }
    }
}
