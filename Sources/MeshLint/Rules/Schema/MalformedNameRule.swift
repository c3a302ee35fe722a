import MeshModel
import MeshRender
import YAML

/// Reports names and namespaces that the API server refuses.
struct MalformedNameRule: LintRule {
    static let info = RuleInfo(
        "MG119",
        "malformed-name",
        .error,
        aliases: ["IST0106"],
        summary: "The name or the namespace of a resource cannot be one.",
        reason: """
            The API server refuses it. Most names are DNS names; those of Services and namespaces are single DNS \
            labels, since they become parts of host names.
            """,
        help: "choose a name of the characters that are allowed",
        accepts: [
            Example(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: "system:reader"}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {generateName: cart-}
                spec:
                  containers: [{name: cart, image: cart}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: Shop_Settings} # ← 'Shop_Settings' cannot be the name of a ConfigMap
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: shop.eu} # ← 'shop.eu' cannot be the namespace of a ConfigMap
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: 2nd} # ← '2nd' cannot be the name of a Service
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {labels: {app: shop}} # ← the ConfigMap has no name
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var goodNamespace = ""
        for document in mesh.documents {
            check(document, report)
            let namespace = document.identity.namespace
            guard !namespace.isEmpty, namespace != goodNamespace else { continue }
            if NameRule.label.accepts(namespace) {
                goodNamespace = namespace
            } else {
                let message = "'\(namespace)' cannot be the namespace of a \(document.kind): "
                report(document, at: .root.metadata.namespace, message + "allowed are \(NameRule.label.summary)")
            }
        }
    }

    private func check(_ document: LintDocument, _ report: Report) {
        let name = document.name
        guard !name.isEmpty else {
            // Kinds that are not modelled may be settings of a tool, which need no name.
            guard document.kindType != nil else { return }
            // The cluster completes a generateName.
            guard AnyValue(document.tape)["metadata"]?["generateName"] == nil else { return }
            return report(document, at: .root.metadata.name, "the \(document.kind) has no name", help: "give it a name")
        }
        let rule = NameRule(for: document.identity)
        guard document.kindType != nil, !rule.accepts(name) else { return }
        let message = "'\(name)' cannot be the name of a \(document.kind): allowed are \(rule.summary)"
        report(document, at: .root.metadata.name, message)
    }
}
