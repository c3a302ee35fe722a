import MeshModel
import YAML

/// Reports Services that differ between the clusters of a mesh.
struct InconsistentClusterServiceRule: LintRule {
    static let info = RuleInfo(
        "MG250",
        "inconsistent-cluster-service",
        .warning,
        aliases: ["IST0170"],
        summary: "A Service is not the same in two clusters of the mesh.",
        reason: """
            In a mesh of several clusters a Service of the same name and namespace is one service. If it is headless \
            in one and not in the other, or if its type or ports differ, clients reach only part of its endpoints. \
            The rule runs only where it is asked for: with the trees of all clusters as inputs, which for other \
            trees may be stages or variants.
            """,
        help: "make the Service the same in all clusters",
        isOptIn: true,
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  type: LoadBalancer # ← the type of Service 'shop/cart' differs
                  ports: [{name: http, port: 80}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  clusterIP: None # ← the cluster IP of Service 'shop/cart' differs
                  ports: [{name: http, port: 80}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  ports: [{name: http, port: 81}] # ← the ports of Service 'shop/cart' differs
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var seen: [String: Located<Service>] = [:]
        for service in mesh.all(Service.self) {
            let key = "\(service.namespace)/\(service.name)"
            guard let other = seen[key] else {
                seen[key] = service
                continue
            }
            guard let (path, what) = Self.difference(service, other) else { continue }
            let file = other.document.place(of: .root).file
            report(service, at: path, "the \(what) of Service '\(key)' differs from that in \(file)")
        }
    }

    private static func difference(_ one: Located<Service>, _ other: Located<Service>) -> (FieldPath, String)? {
        guard let spec = one.resource.spec, let second = other.resource.spec else { return nil }
        let path = FieldPath.root.spec
        if (spec.clusterIP == "None") != (second.clusterIP == "None") { return (path.clusterIP, "cluster IP") }
        if spec.type ?? .clusterIP != second.type ?? .clusterIP { return (path.type, "type") }
        return ports(spec) == ports(second) ? nil : (path.ports, "ports")
    }

    private static func ports(_ spec: Service.Spec) -> [String] {
        (spec.ports ?? []).map {
            "\($0.name ?? "") \($0.port) \(($0.protocol ?? .tcp).rawValue) \($0.targetPort?.description ?? "")"
        }.sorted()
    }
}
