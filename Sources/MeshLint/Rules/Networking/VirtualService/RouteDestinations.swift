import MeshModel
import YAML

/// A list of destinations among which a route shares out requests or connections.
struct RouteDestinations {
    /// `http`, `tls` or `tcp`.
    var list: String
    var index: Int
    var entries: [(destination: Destination, weight: Int?)]

    var path: FieldPath { .root.spec[list][index].route }
}

extension VirtualService.Spec {
    /// Calls `body` with the destinations of each route that has some.
    func forEachDestinations(_ body: (RouteDestinations) -> Void) {
        for (index, route) in (http ?? []).enumerated() {
            guard let entries = route.route, !entries.isEmpty else { continue }
            body(RouteDestinations(list: "http", index: index, entries: entries.map { ($0.destination, $0.weight) }))
        }
        for (index, route) in (tls ?? []).enumerated() {
            guard let entries = route.route, !entries.isEmpty else { continue }
            body(RouteDestinations(list: "tls", index: index, entries: entries.map { ($0.destination, $0.weight) }))
        }
        for (index, route) in (tcp ?? []).enumerated() {
            guard let entries = route.route, !entries.isEmpty else { continue }
            body(RouteDestinations(list: "tcp", index: index, entries: entries.map { ($0.destination, $0.weight) }))
        }
    }
}
