import MeshModel
import YAML

/// Reports namespaces with two defaults of a kind.
struct RepeatedNamespaceDefaultRule: LintRule {
    static let info = RuleInfo(
        "MG215",
        "repeated-namespace-default",
        .error,
        aliases: ["IST0111", "IST0160", "KIA0002"],
        summary: "A namespace has two resources of a kind without a selector, of which one is used.",
        reason: """
            Without a selector a Sidecar, Telemetry or PeerAuthentication is the default of its namespace, and there \
            can be one. Istio uses the oldest and ignores the others.
            """,
        help: "keep one, or give the others a selector",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: other}
                spec: {egress: [{hosts: ["./*"]}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress: [{hosts: ["./*"]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: one, namespace: shop}
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: two, namespace: shop} # ← Sidecar 'one' is the default of namespace 'shop' too
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: one, namespace: shop}
                spec: {}
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: two, namespace: shop} # ← Telemetry 'one' is the default
                spec: {}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: one, namespace: shop}
                spec: {}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: two, namespace: shop} # ← PeerAuthentication 'one' is the default
                spec: {}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        check(mesh.sidecarSelections, report)
        check(mesh.telemetrySelections, report)
        check(mesh.peerAuthenticationSelections, report)
    }

    private func check(_ resources: [SelectingResource], _ report: Report) {
        var defaults: [String: SelectingResource] = [:]
        for resource in resources where resource.isDefault {
            if let other = defaults[resource.namespace] {
                // The same resource in two files is another problem, or a choice.
                guard other.document.identity != resource.document.identity else { continue }
                report(
                    resource,
                    at: .root.metadata.name,
                    "\(other.kind) '\(other.name)' is the default of namespace '\(resource.namespace)' too"
                )
            } else {
                defaults[resource.namespace] = resource
            }
        }
    }
}
