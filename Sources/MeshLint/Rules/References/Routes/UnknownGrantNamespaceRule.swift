import MeshModel
import YAML

/// Reports grants to namespaces that do not exist.
struct UnknownGrantNamespaceRule: LintRule {
    static let info = RuleInfo(
        "MG258",
        "unknown-grant-namespace",
        .warning,
        aliases: ["KIA1601"],
        summary: "A ReferenceGrant lets in a namespace that does not exist.",
        reason: """
            The grant allows nothing, and would allow it to whoever makes a namespace of that name. Said where the \
            inputs are complete.
            """,
        help: "name the namespace of the routes or gateways that refer to this one",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1beta1
                kind: ReferenceGrant
                metadata: {name: front, namespace: shop}
                spec:
                  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: front}]
                  to: [{group: "", kind: Service}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1beta1
                kind: ReferenceGrant
                metadata: {name: front, namespace: shop}
                spec:
                  from:
                    - {group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: front} # ← there is no namespace 'front'
                  to: [{group: "", kind: Service}]
                """,
                isComplete: true
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard mesh.isComplete else { return }
        for grant in mesh.all(ReferenceGrant.self) {
            for (index, from) in grant.resource.spec.from.enumerated() where !mesh.namespaces.has(from.namespace) {
                report(grant, at: .root.spec.from[index].namespace, "there is no namespace '\(from.namespace)'")
            }
        }
    }
}
