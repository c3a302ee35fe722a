import MeshModel
import YAML

/// Reports StatefulSets without the Service that names their pods.
struct GoverningServiceRule: LintRule {
    static let info = RuleInfo(
        "MG719",
        "governing-service",
        .warning,
        summary: "The Service that gives the pods of a StatefulSet their names does not exist, or is not headless.",
        reason: """
            `cart-0.cart-pods` resolves only if the Service that serviceName names exists, has `clusterIP: None` and selects the \
            pods. That it does not exist is told where other Services of the namespace are among the inputs, or these are complete.
            """,
        help: "add a Service with clusterIP: None that selects the pods, and name it in serviceName",
        accepts: [
            Example(
                """
                \(system("cart-pods"))
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-pods}
                spec: {clusterIP: None, selector: {app: cart}, ports: [{name: tcp, port: 80}]}
                """
            )
        ],
        rejects: [
            Example(system("cart-pods # ← there is no Service 'cart-pods'")),
            Example(system("cart # ← Service 'cart' is not headless")),
        ]
    )

    private static func system(_ name: String) -> String {
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: cart}
        spec:
          serviceName: \(name)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for set in mesh.all(StatefulSet.self) {
            guard let name = set.resource.spec.serviceName, !name.isEmpty else { continue }
            let host = mesh.hosts.hosts(named: HostName.ofService(name, in: set.namespace)).first
            if let service = host?.service {
                guard service.resource.spec?.clusterIP != "None" else { continue }
                let message = "Service '\(name)' is not headless, so the pods have no names of their own"
                report(set, at: .root.spec.serviceName, message, severity: .info)
            } else if mesh.knowsServices(of: set.namespace) {
                report(set, at: .root.spec.serviceName, "there is no Service '\(name)' in namespace '\(set.namespace)'")
            }
        }
    }
}
