import MeshModel

/// What holds for mutual TLS where nothing more precise is said: for the mesh, and for whole namespaces.
struct DefaultModes {
    private var clients: [String?: ClientTLSSettings.Mode] = [:]
    private let servers: MutualTLSModes
    private let rootNamespace: String

    init(_ mesh: MeshSnapshot) {
        servers = mesh.mutualTLS
        rootNamespace = mesh.rootNamespace
        for rule in mesh.all(DestinationRule.self) {
            guard let mode = rule.resource.spec.trafficPolicy?.tls?.mode, let scope = Self.scope(of: rule.fullHost)
            else { continue }
            clients[scope.namespace] = mode
        }
    }

    /// What clients are told to use for the services of a namespace; for the mesh without one.
    func client(of namespace: String?) -> ClientTLSSettings.Mode? { clients[namespace] ?? clients[nil as String?] }

    /// What a policy makes the servers of a namespace accept, or those of the mesh without one; `nil` if none does.
    func server(of namespace: String?) -> PeerAuthentication.MutualTLSMode? {
        let found = servers.mode(ofNamespace: namespace ?? rootNamespace)
        return found.policy == nil ? nil : found.mode
    }

    /// The whole namespace, or the mesh (no namespace), that a host stands for; `nil` for other hosts.
    static func scope(of host: String) -> (namespace: String?, isMesh: Bool)? {
        if ["*", "*.local", "*.cluster.local", "*.svc.cluster.local"].contains(host) { return (nil, true) }
        guard host.hasPrefix("*."), host.hasSuffix(".\(HostName.clusterDomain)") else { return nil }
        let name = host.dropFirst(2).dropLast(HostName.clusterDomain.utf8.count + 1)
        return name.isEmpty || name.contains(".") ? nil : (String(name), false)
    }
}
