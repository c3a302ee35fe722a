import MeshModel
import YAML

/// A server of a Gateway, as one of those that a proxy has on one port.
struct GatewayListener {
    let gateway: Located<Gateway>
    let server: Gateway.Server
    let index: Int

    var path: FieldPath { .root.spec.servers[index] }
    /// The gateway as people name it.
    var name: String { "\(gateway.namespace)/\(gateway.name)" }
    var `protocol`: PortProtocol? { PortProtocol(text: server.port.protocol) }
    var endsTLS: Bool { server.tls?.needsCertificate == true }

    /// Whether both belong to one Gateway.
    func isOfSameGateway(as other: GatewayListener) -> Bool { gateway === other.gateway }
}

/// The servers of all Gateways that some workload has together on one port of one address, in the order of the inputs.
struct GatewayListeners {
    private(set) var groups: [[GatewayListener]] = []

    init(_ mesh: MeshSnapshot) {
        var selectors: [Socket: [[String: String]]] = [:]
        var listeners: [Owner: [GatewayListener]] = [:]
        var owners: [Owner] = []
        for listener in Self.all(mesh) {
            let owner = Owner(listener)
            if listeners[owner] == nil {
                owners.append(owner)
                selectors[owner.socket, default: []].append(owner.selector)
            }
            listeners[owner, default: []].append(listener)
        }
        for owner in owners {
            let wider = Self.wider(than: owner, selectors[owner.socket] ?? [], mesh)
            groups.append(([owner] + wider).flatMap { listeners[$0] ?? [] })
        }
    }

    private struct Socket: Hashable {
        let port: Int
        let bind: String
    }

    /// A socket of the workloads that a selector selects.
    private struct Owner: Hashable {
        let socket: Socket
        let selector: [String: String]

        init(_ socket: Socket, _ selector: [String: String]) {
            self.socket = socket
            self.selector = selector
        }

        init(_ listener: GatewayListener) {
            let socket = Socket(port: listener.server.port.number, bind: listener.server.bind ?? "")
            self.init(socket, listener.gateway.resource.spec.selector ?? [:])
        }
    }

    /// Of resources that are given twice, the servers of the first.
    private static func all(_ mesh: MeshSnapshot) -> [GatewayListener] {
        var seen: Set<ResourceIdentity> = []
        return mesh.all(Gateway.self).filter { seen.insert($0.document.identity).inserted }.flatMap { gateway in
            (gateway.resource.spec.servers ?? []).enumerated().map { index, server in
                GatewayListener(gateway: gateway, server: server, index: index)
            }
        }
    }

    /// The same socket for selectors that are less precise, so that they select all workloads of `owner` too.
    ///
    /// Only if such a workload is among the inputs; else nothing says that both have one in common.
    private static func wider(
        than owner: Owner,
        _ selectors: [[String: String]],
        _ mesh: MeshSnapshot
    ) -> [Owner] {
        guard selectors.count > 1 else { return [] }
        let wider = selectors.filter { $0.count < owner.selector.count && owner.selector.holds($0) }
        guard !wider.isEmpty, mesh.workloads.all.contains(where: { $0.labels.holds(owner.selector) }) else { return [] }
        return wider.map { Owner(owner.socket, $0) }
    }
}
