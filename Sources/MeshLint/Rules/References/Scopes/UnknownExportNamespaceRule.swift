import MeshModel
import YAML

/// Reports exports to namespaces that do not exist.
struct UnknownExportNamespaceRule: LintRule {
    static let info = RuleInfo(
        "MG224",
        "unknown-export-namespace",
        .warning,
        aliases: ["KIA0005"],
        summary: "A resource is exported to a namespace that does not exist.",
        reason: """
            An export to a namespace that does not exist reaches nobody, and if it is the only one, the resource \
            does nothing. Said where the inputs are complete.
            """,
        help: "name a namespace of the mesh, \".\" for its own, or \"*\" for all",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  exportTo: [".", istio-system, shop]
                """,
                isComplete: true
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  exportTo: [unseen]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  exportTo: [front] # ← exported to namespace 'front', which does not exist
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: cart
                  namespace: shop
                  annotations: {networking.istio.io/exportTo: front} # ← exported to namespace 'front'
                spec: {ports: [{name: http, port: 80}]}
                """,
                isComplete: true
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard mesh.isComplete else { return }
        for item in mesh.all(VirtualService.self) { check(item, item.resource.spec.exportTo, mesh, report) }
        for item in mesh.all(DestinationRule.self) { check(item, item.resource.spec.exportTo, mesh, report) }
        for item in mesh.all(ServiceEntry.self) { check(item, item.resource.spec.exportTo, mesh, report) }
        for item in mesh.all(Service.self) {
            let names = item.annotations["networking.istio.io/exportTo"]?.split(separator: ",") ?? []
            for name in names where !Self.isKnown(String(name), mesh) {
                report(
                    item,
                    at: .root.metadata.annotations["networking.istio.io/exportTo"],
                    "it is exported to namespace '\(name)', which does not exist"
                )
            }
        }
    }

    private func check(_ item: some Placed, _ exportTo: [String]?, _ mesh: MeshSnapshot, _ report: Report) {
        for (index, name) in (exportTo ?? []).enumerated() where !Self.isKnown(name, mesh) {
            report(item, at: .root.spec.exportTo[index], "it is exported to namespace '\(name)', which does not exist")
        }
    }

    private static func isKnown(_ name: String, _ mesh: MeshSnapshot) -> Bool {
        name == "." || name == "*" || name == "~" || mesh.namespaces.has(name)
    }
}
