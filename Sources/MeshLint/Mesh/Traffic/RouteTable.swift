import MeshModel
import YAML

/// An HTTP route of a VirtualService.
struct AppliedRoute: Sendable {
    let service: Located<VirtualService>
    let index: Int

    var http: VirtualService.HTTPRoute { service.resource.spec.http?[index] ?? .empty }
    var path: FieldPath { .root.spec.http[index] }
    /// The VirtualService that it stands in, as `namespace/name`.
    var owner: String { "\(service.namespace)/\(service.name)" }
}

/// The HTTP routes that requests take, by the host that is called.
struct RouteTable: Sendable {
    /// What sidecars use, by the full name of the host that is called.
    private(set) var mesh: [String: [AppliedRoute]] = [:]
    /// What gateways use, by the full name of the host that is routed to.
    private(set) var gateway: [String: [AppliedRoute]] = [:]

    init(_ snapshot: MeshSnapshot) {
        let all = snapshot.all(VirtualService.self)
        let delegates = Dictionary(grouping: all.filter { ($0.resource.spec.hosts ?? []).isEmpty }) {
            "\($0.namespace)/\($0.name)"
        }
        for service in all {
            let spec = service.resource.spec
            guard let hosts = spec.hosts, !hosts.isEmpty else { continue }
            let routes = Self.routes(of: service, delegates)
            if spec.isForMesh {
                for host in hosts { mesh[HostName.full(host, in: service.namespace), default: []] += routes }
            }
            if spec.isAtGateway { addGatewayRoutes(routes) }
        }
    }

    private mutating func addGatewayRoutes(_ routes: [AppliedRoute]) {
        for route in routes {
            let namespace = route.service.namespace
            let hosts = (route.http.route ?? []).map { HostName.full($0.destination.host, in: namespace) }
            for host in Set(hosts) { gateway[host, default: []].append(route) }
        }
    }

    /// The routes with destinations, those of delegates in place of the delegation.
    private static func routes(
        of service: Located<VirtualService>,
        _ delegates: [String: [Located<VirtualService>]]
    ) -> [AppliedRoute] {
        var routes: [AppliedRoute] = []
        for (index, http) in (service.resource.spec.http ?? []).enumerated() {
            if let delegate = http.delegate {
                let key = "\(delegate.namespace ?? service.namespace)/\(delegate.name ?? "")"
                guard let target = delegates[key]?.first else { continue }
                for inner in (target.resource.spec.http ?? []).indices {
                    routes.append(AppliedRoute(service: target, index: inner))
                }
            } else if http.route?.isEmpty == false {
                routes.append(AppliedRoute(service: service, index: index))
            }
        }
        return routes
    }
}

extension MeshSnapshot {
    /// The HTTP routes by the host that is called.
    var routeTable: RouteTable { routeTableFact { RouteTable(self) } }
}
