import MeshLint
import MeshModel

/// What every proxy asks the mesh for, found once.
final class MeshIndex {
    let settings: ProxySettings
    let sidecars: SidecarIndex
    private let ofHosts: [String: [Located<VirtualService>]]
    private let ofWildcards: [(host: String, service: Located<VirtualService>)]
    private let ofGateways: [String: [Located<VirtualService>]]
    private let delegates: [String: Located<VirtualService>]

    init(_ mesh: MeshSnapshot) {
        settings = ProxySettings(mesh)
        sidecars = SidecarIndex(mesh)
        var ofHosts: [String: [Located<VirtualService>]] = [:]
        var ofWildcards: [(host: String, service: Located<VirtualService>)] = []
        var ofGateways: [String: [Located<VirtualService>]] = [:]
        var delegates: [String: Located<VirtualService>] = [:]
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            let hosts = (spec.hosts ?? []).map { HostName.full($0, in: service.namespace) }
            if hosts.isEmpty { delegates["\(service.namespace)/\(service.name)"] = service }
            if spec.isForMesh {
                for host in hosts {
                    if HostName.isWildcard(host) { ofWildcards.append((host, service)) }
                    ofHosts[host, default: []].append(service)
                }
            }
            for name in Set((spec.gateways ?? []).map { GatewayIndex.fullName($0, in: service.namespace) }) {
                ofGateways[name, default: []].append(service)
            }
        }
        self.ofHosts = ofHosts
        self.ofWildcards = ofWildcards.sorted { $0.host.utf8.count > $1.host.utf8.count }
        self.ofGateways = ofGateways
        self.delegates = delegates
    }

    /// The VirtualService that sidecars of a namespace use for a host: the one of its very name, else of the narrowest
    /// wildcard.
    func service(for host: String, from namespace: String) -> Located<VirtualService>? {
        ofHosts[host]?.first { $0.isVisible(from: namespace) }
            ?? ofWildcards.first { HostName.covers($0.host, host) && $0.service.isVisible(from: namespace) }?.service
    }

    /// The VirtualServices that are bound to a Gateway, in the order of the inputs.
    ///
    /// - Parameter gateway: `namespace/name`.
    func services(at gateway: String, from namespace: String) -> [Located<VirtualService>] {
        (ofGateways[gateway] ?? []).filter { $0.isVisible(from: namespace) }
    }

    /// The VirtualService without hosts that others delegate to.
    func delegate(_ name: String, in namespace: String) -> Located<VirtualService>? {
        delegates["\(namespace)/\(name)"]
    }
}

extension Located where Kind == VirtualService {
    fileprivate func isVisible(from client: String) -> Bool {
        ExportScope.includes(client, resource.spec.exportTo ?? [], from: namespace)
    }
}
