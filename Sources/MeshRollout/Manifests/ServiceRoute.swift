import YAML

/// A route of a VirtualService that leads to a service.
struct ServiceRoute: Sendable {
    /// The protocol, as the field of the VirtualService that holds it is called.
    enum Kind: String, Sendable, CaseIterable { case http, tls, tcp }

    let file: String
    /// The VirtualService.
    let resource: Node
    let kind: Kind
    /// The route itself: an item of `spec.http`, `spec.tls` or `spec.tcp`.
    let node: Node
    /// Its list of destinations.
    let list: Node
    /// The destinations that are the service.
    let destinations: [RouteDestination]
    /// Whether all destinations are the service.
    let isPure: Bool

    /// The name of an HTTP route.
    var name: String? { node["name"]?.text }
    /// Whether a release added it, for the requests that always get the canary.
    var isAdded: Bool { name?.contains(CanaryRoute.marker) ?? false }
    var place: String { "\(file):\(node.mark.line)" }

    init?(_ node: Node, _ kind: Kind, of resource: Node, in file: String, to service: ServiceName) {
        guard let list = node["route"], list.kind == .sequence else { return nil }
        let all = list.items.map { RouteDestination($0, isSole: list.items.count == 1) }
        destinations = all.filter { destination in
            guard let host = destination.host else { return false }
            return ServiceName(host: host, in: resource.resourceNamespace).matches(service)
        }
        guard !destinations.isEmpty else { return nil }
        (self.file, self.resource, self.kind, self.node, self.list) = (file, resource, kind, node, list)
        isPure = destinations.count == all.count
    }

    /// The destination of a version.
    func destination(of version: String) -> RouteDestination? { destinations.first { $0.subset == version } }

    /// The share of each subset, as far as it says any.
    var shares: [(subset: String?, percent: Int)] { destinations.map { ($0.subset, $0.weight) } }

    /// The subset that gets everything, `nil` inside if there is none; `nil` if the traffic is shared.
    var sole: String?? {
        guard let whole = destinations.first(where: { $0.weight == sum }), isPure, sum > 0 else { return nil }
        return .some(whole.subset)
    }

    var sum: Int { destinations.reduce(0) { $0 + $1.weight } }
}

/// One destination of a route.
struct RouteDestination: Sendable {
    let node: Node
    let host: String?
    let subset: String?
    /// The weight; where none is written, Istio takes 100 for a sole destination and 0 for others.
    let weight: Int

    init(_ node: Node, isSole: Bool) {
        self.node = node
        host = node["destination"]?["host"]?.text
        subset = node["destination"]?["subset"]?.text
        if case .int(let weight) = node["weight"]?.scalar {
            self.weight = weight == 0 && isSole ? 100 : weight
        } else {
            weight = isSole ? 100 : 0
        }
    }
}
