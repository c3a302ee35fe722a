import MeshModel
import YAML

/// Reports delegates that do not exist.
struct UnknownDelegateRule: LintRule {
    static let info = RuleInfo(
        "MG268",
        "unknown-delegate",
        .error,
        summary: "A route delegates to a VirtualService that does not exist.",
        reason: """
            Istio leaves a route out whose delegate it does not find: its requests go to the next route that \
            matches, or are answered with 404. The delegate has to be exported to the namespace of the \
            VirtualService that names it. Said where other VirtualServices of the delegate's namespace are among the \
            inputs.
            """,
        help: "name a VirtualService without hosts, with its namespace if it is another one",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - delegate: {name: items}
                    - delegate: {name: other, namespace: unseen}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: items, namespace: shop}
                spec:
                  http: [{route: [{destination: {host: cart}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - delegate: {name: itmes} # ← there is no VirtualService 'shop/itmes' to delegate to
                    - delegate: {name: parts, namespace: depot} # ← is not exported to namespace 'shop'
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: items, namespace: shop}
                spec:
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: parts, namespace: depot}
                spec:
                  exportTo: ["."]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let services = Dictionary(mesh.all(VirtualService.self).map { ("\($0.namespace)/\($0.name)", $0) }) {
            first,
            _ in first
        }
        // A VirtualService alone tells nothing of what is beside it.
        let counts = mesh.all(VirtualService.self).reduce(into: [:]) { $0[$1.namespace, default: 0] += 1 }
        for service in mesh.all(VirtualService.self) {
            for (index, route) in (service.resource.spec.http ?? []).enumerated() {
                guard let delegate = route.delegate, let name = delegate.name, !name.isEmpty else { continue }
                let namespace = delegate.namespace.flatMap { $0.isEmpty ? nil : $0 } ?? service.namespace
                let path = FieldPath.root.spec.http[index].delegate
                if let found = services["\(namespace)/\(name)"] {
                    guard !found.isVisible(from: service.namespace) else { continue }
                    report(
                        service,
                        at: path,
                        "VirtualService '\(namespace)/\(name)' is not exported to namespace '\(service.namespace)'"
                    )
                } else if mesh.isComplete || (namespace == service.namespace ? 2 : 1) <= counts[namespace] ?? 0 {
                    report(service, at: path, "there is no VirtualService '\(namespace)/\(name)' to delegate to")
                }
            }
        }
    }
}

extension Located where Kind == VirtualService {
    /// Whether it is exported to a namespace.
    fileprivate func isVisible(from other: String) -> Bool {
        ExportScope.includes(other, resource.spec.exportTo ?? [], from: namespace)
    }
}
