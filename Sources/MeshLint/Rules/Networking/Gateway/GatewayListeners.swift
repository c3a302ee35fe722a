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

/// The servers of all Gateways, by the port and by the workloads that listen on it.
struct GatewayListeners {
    /// Servers that some workload has together on one port of one address.
    private(set) var groups: [[GatewayListener]] = []

    init(_ mesh: MeshSnapshot) {
        var sockets: [Socket: [[String: String]: [GatewayListener]]] = [:]
        for listener in Self.all(mesh) {
            let socket = Socket(port: listener.server.port.number, bind: listener.server.bind ?? "")
            sockets[socket, default: [:]][listener.gateway.resource.spec.selector ?? [:], default: []].append(listener)
        }
        for bySelector in sockets.values {
            for (selector, listeners) in bySelector {
                groups.append(listeners + Self.shared(by: selector, bySelector, mesh))
            }
        }
    }

    private struct Socket: Hashable {
        var port: Int
        var bind: String
    }

    /// The servers in the order of the inputs; of resources that are given twice, those of the first.
    private static func all(_ mesh: MeshSnapshot) -> [GatewayListener] {
        var seen: Set<ResourceIdentity> = []
        return mesh.all(Gateway.self).filter { seen.insert($0.document.identity).inserted }.flatMap { gateway in
            (gateway.resource.spec.servers ?? []).enumerated().map { index, server in
                GatewayListener(gateway: gateway, server: server, index: index)
            }
        }
    }

    /// The servers of Gateways that select less precisely, so that their workloads are all those of `selector` too.
    ///
    /// Only if such a workload is among the inputs; else nothing says that both have one in common.
    private static func shared(
        by selector: [String: String],
        _ bySelector: [[String: String]: [GatewayListener]],
        _ mesh: MeshSnapshot
    ) -> [GatewayListener] {
        guard bySelector.count > 1, !selector.isEmpty else { return [] }
        let wider = bySelector.filter { $0.key.count < selector.count && selector.holds($0.key) }.flatMap(\.value)
        guard !wider.isEmpty, mesh.workloads.all.contains(where: { $0.labels.holds(selector) }) else { return [] }
        return wider
    }
}
