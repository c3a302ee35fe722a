public import MeshLint
import MeshModel

/// What the Envoys of a mesh are told, worked out from its resources.
public struct EnvoyTranslation: Sendable {
    /// The gateways first, then the sidecars.
    public let proxies: [ProxyConfiguration]
    /// What is not as in a cluster.
    public let notes: [TranslationNote]
    /// Where everything listens.
    public let addresses: LocalAddresses

    /// - Parameters:
    ///   - portBase: what is added to the ports of gateways.
    ///   - network: which of the networks of ``LocalAddresses`` to use, from 0 to 14.
    ///   - delivery: how the Envoys get their resources.
    public init(of mesh: MeshSnapshot, portBase: Int, network: Int = 0, delivery: Delivery) {
        let log = TranslationLog()
        for document in mesh.documents { log.noteFields(of: document) }
        let all = mesh.proxies
        let addresses = LocalAddresses(of: mesh, proxies: all, portBase: portBase, network: network)
        self.addresses = addresses
        let index = MeshIndex(mesh)
        proxies = all.map { proxy in
            let scope = ProxyScope(mesh, index, proxy, addresses, delivery, log)
            scope.result.listeners = Self.listeners(scope)
            return scope.result
        }
        notes = log.notes
    }

    private static func listeners(_ scope: ProxyScope) -> [AnyValue] {
        guard scope.proxy.role == .sidecar, let workload = scope.proxy.workload else {
            return GatewayListeners(scope).envoy.filter { $0["filter_chains"]?.items?.isEmpty == false }
        }
        return InboundListeners(scope, workload).envoy + OutboundListeners(scope).envoy
    }
}
