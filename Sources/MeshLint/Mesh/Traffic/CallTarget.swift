import MeshModel
import YAML

/// A place of a VirtualService that sends requests or connections somewhere.
struct CallTarget: Sendable {
    let destination: Destination
    let position: Position

    enum Position {
        case http(Int, Int)
        case tcp(Int, Int)
        case tls(Int, Int)
        case mirror(Int)
        case mirrors(Int, Int)
    }

    /// Whether only copies go there.
    var isMirror: Bool {
        switch position {
        case .mirror, .mirrors: true
        case .http, .tcp, .tls: false
        }
    }

    /// The way to the destination.
    var path: FieldPath {
        let spec = FieldPath.root.spec
        return switch position {
        case .http(let route, let item): spec.http[route].route[item].destination
        case .tcp(let route, let item): spec.tcp[route].route[item].destination
        case .tls(let route, let item): spec.tls[route].route[item].destination
        case .mirror(let route): spec.http[route].mirror
        case .mirrors(let route, let item): spec.http[route].mirrors[item].destination
        }
    }
}

extension VirtualService.Spec {
    /// All destinations of routes and mirrors.
    var callTargets: [CallTarget] {
        var targets: [CallTarget] = []
        for (route, http) in (http ?? []).enumerated() {
            for (item, destination) in (http.route ?? []).enumerated() {
                targets.append(CallTarget(destination: destination.destination, position: .http(route, item)))
            }
            if let mirror = http.mirror { targets.append(CallTarget(destination: mirror, position: .mirror(route))) }
            for (item, mirror) in (http.mirrors ?? []).enumerated() {
                targets.append(CallTarget(destination: mirror.destination, position: .mirrors(route, item)))
            }
        }
        for (route, tcp) in (tcp ?? []).enumerated() {
            for (item, destination) in (tcp.route ?? []).enumerated() {
                targets.append(CallTarget(destination: destination.destination, position: .tcp(route, item)))
            }
        }
        for (route, tls) in (tls ?? []).enumerated() {
            for (item, destination) in (tls.route ?? []).enumerated() {
                targets.append(CallTarget(destination: destination.destination, position: .tls(route, item)))
            }
        }
        return targets
    }
}
