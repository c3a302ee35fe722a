import MeshModel

/// What a rule of a route sends requests to.
struct RouteReference {
    var isService: Bool
    var namespace: String?
    var name: String
    var port: Int?

    init(_ group: String?, _ kind: String?, _ namespace: String?, _ name: String, _ port: Int?) {
        isService = (kind ?? "Service") == "Service" && (group ?? "").isEmpty
        self.namespace = namespace
        self.name = name
        self.port = port
    }
}

extension Located where Kind == ReferenceGrant {
    /// Whether it lets routes of a kind and namespace refer to a Service.
    func allows(_ kind: String, from: String, to name: String, in home: String) -> Bool {
        namespace == home && resource.spec.from.contains { $0.kind == kind && $0.namespace == from }
            && resource.spec.to.contains { $0.kind == "Service" && ($0.name ?? name) == name }
    }
}

extension MeshSnapshot {
    /// Whether a listener takes routes of a namespace, as far as the inputs tell.
    func admits(
        _ listener: KubernetesGateway.Listener,
        of gateway: Located<KubernetesGateway>,
        routesFrom namespace: String
    ) -> Bool {
        switch listener.allowedRoutes?.namespaces?.from ?? .same {
        case .all: true
        case .nothing: false
        case .same: namespace == gateway.namespace
        case .selector:
            namespaces.labels(of: namespace).map { listener.allowedRoutes?.namespaces?.selector?.selects($0) ?? true }
                ?? true
        }
    }
}
