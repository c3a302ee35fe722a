import MeshModel
import YAML

/// The names by which virtual services, and conditions in them, refer to gateways.
enum GatewayNames {
    /// Calls `body` with each name and its path.
    static func forEach(in spec: VirtualService.Spec, _ body: (String, FieldPath) -> Void) {
        each(spec.gateways, .root.spec.gateways, body)
        for (index, route) in (spec.http ?? []).enumerated() {
            for (place, match) in (route.match ?? []).enumerated() where match.gateways != nil {
                each(match.gateways, .root.spec.http[index].match[place].gateways, body)
            }
        }
        for (index, route) in (spec.tls ?? []).enumerated() {
            for (place, match) in route.match.enumerated() where match.gateways != nil {
                each(match.gateways, .root.spec.tls[index].match[place].gateways, body)
            }
        }
        for (index, route) in (spec.tcp ?? []).enumerated() {
            for (place, match) in (route.match ?? []).enumerated() where match.gateways != nil {
                each(match.gateways, .root.spec.tcp[index].match[place].gateways, body)
            }
        }
    }

    private static func each(
        _ names: [String]?,
        _ path: @autoclosure () -> FieldPath,
        _ body: (String, FieldPath) -> Void
    ) {
        guard let names, !names.isEmpty else { return }
        let path = path()
        for (index, name) in names.enumerated() where name != GatewayIndex.mesh { body(name, path[index]) }
    }
}
