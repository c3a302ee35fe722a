import MeshModel
import YAML

extension MeshSnapshot {
    /// Calls `body` with each HTTP route of the virtual services, and its place among those of its service.
    func forEachHTTPRoute(_ body: (Located<VirtualService>, VirtualService.HTTPRoute, Int) -> Void) {
        for service in all(VirtualService.self) {
            guard let routes = service.resource.spec.http else { continue }
            for index in routes.indices { body(service, routes[index], index) }
        }
    }

    /// Calls `body` with each condition of each HTTP route, and its path.
    func forEachHTTPMatch(
        _ body: (Located<VirtualService>, VirtualService.HTTPMatchRequest, @autoclosure () -> FieldPath) -> Void
    ) {
        forEachHTTPRoute { service, route, index in
            guard let matches = route.match else { return }
            for place in matches.indices { body(service, matches[place], .root.spec.http[index].match[place]) }
        }
    }
}

extension VirtualService.Spec {
    /// Whether it is a part of another virtual service, since it has no hosts of its own.
    var isDelegate: Bool { hosts?.isEmpty != false && !isUnread("hosts") }
}

extension LintDocument {
    /// Whether a field is written down, be it empty; what a Mesh.swift declares has the fields that are required.
    ///
    /// What is required and missing is a finding of the schema already.
    func writes(_ path: FieldPath) -> Bool {
        guard var node else { return true }
        for step in path.steps {
            let next: Node? =
                switch step {
                case .key(let key): node[key]
                case .index(let index): node[index]
                }
            guard let next else { return false }
            node = next
        }
        return true
    }
}
