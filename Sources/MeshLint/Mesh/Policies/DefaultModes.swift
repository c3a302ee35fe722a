import MeshModel

/// What holds for mutual TLS where nothing more precise is said: for the mesh, and for whole namespaces.
struct DefaultModes {
    private var clients: [String?: ClientTLSSettings.Mode] = [:]
    private var servers: [String?: PeerAuthentication.MutualTLSMode] = [:]

    init(_ mesh: MeshSnapshot) {
        for rule in mesh.all(DestinationRule.self) {
            guard let mode = rule.resource.spec.trafficPolicy?.tls?.mode, let scope = Self.scope(of: rule.fullHost)
            else { continue }
            clients[scope.namespace] = mode
        }
        for policy in mesh.all(PeerAuthentication.self) where policy.isDefault {
            let mode = policy.resource.spec.mtls?.mode
            guard let mode, mode != .unset else { continue }
            let scope: String? = policy.namespace == mesh.rootNamespace ? nil : policy.namespace
            servers[scope] = mode
        }
    }

    /// What clients are told to use for the services of a namespace; for the mesh without one.
    func client(of namespace: String?) -> ClientTLSSettings.Mode? { clients[namespace] ?? clients[nil as String?] }

    /// What the servers of a namespace accept; for the mesh without one.
    func server(of namespace: String?) -> PeerAuthentication.MutualTLSMode? {
        servers[namespace] ?? servers[nil as String?]
    }

    /// The whole namespace, or the mesh (no namespace), that a host stands for; `nil` for other hosts.
    static func scope(of host: String) -> (namespace: String?, isMesh: Bool)? {
        if ["*", "*.local", "*.cluster.local", "*.svc.cluster.local"].contains(host) { return (nil, true) }
        guard host.hasPrefix("*."), host.hasSuffix(".\(HostName.clusterDomain)") else { return nil }
        let name = host.dropFirst(2).dropLast(HostName.clusterDomain.utf8.count + 1)
        return name.isEmpty || name.contains(".") ? nil : (String(name), false)
    }
}

extension Located where Kind == PeerAuthentication {
    /// Whether it is for all workloads of its namespace.
    var isDefault: Bool { (resource.spec.selector?.matchLabels ?? [:]).isEmpty }
}
