import YAML

/// The fields of a VirtualService that releases change, so that a GitOps tool can leave them alone.
///
/// These are the weights of the service's destinations and the annotation with the record; while a canary has headers, a mirror
/// or a cookie, also what was added for them. A subset or a destination that is missing is not among them: put both versions into
/// Git, the new one with weight 0, before a release begins.
public struct OwnedFields: Sendable {
    /// A VirtualService with its fields.
    struct Owner: Sendable {
        let name: String
        let namespace: String?
        /// As JSON pointers (RFC 6901).
        var pointers: [String]
        /// As expressions of jq, which hold also where routes come and go.
        var expressions: [String]
    }

    let owners: [Owner]

    private static let record = "/metadata/annotations/meshgen.io~1releases"

    init(_ table: RouteTable, _ state: ReleaseState) {
        let names = table.routes.reduce(into: [String]()) { names, route in
            if !names.contains(route.file) { names.append(route.file) }
        }
        owners = names.flatMap { file in
            Dictionary(grouping: table.routes.filter { $0.file == file }, by: \.resource).values.map {
                Self.owner($0, state)
            }
        }.sorted { ($0.namespace ?? "", $0.name) < ($1.namespace ?? "", $1.name) }
    }

    private static func owner(_ routes: [ServiceRoute], _ state: ReleaseState) -> Owner {
        var owner = Owner(
            name: routes.first?.resource.resourceName ?? "",
            namespace: routes.first?.resource.resourceNamespace,
            pointers: [record],
            expressions: [".metadata.annotations[\"\(ClusterRecord.annotation)\"]"]
        )
        for route in routes {
            owner.pointers += weights(of: route)
            for host in Set(route.destinations.compactMap(\.host)).sorted() {
                let expression =
                    ".spec.\(route.kind.rawValue)[].route[]? | select(.destination.host == \"\(host)\") | .weight"
                if !owner.expressions.contains(expression) { owner.expressions.append(expression) }
            }
        }
        if let extras = state.canary?.extras, !extras.isEmpty { add(extras, routes, to: &owner) }
        return owner
    }

    private static func weights(of route: ServiceRoute) -> [String] {
        let place = index(of: route.node, in: route.resource["spec"]?[route.kind.rawValue])
        return route.destinations.map { destination in
            "/spec/\(route.kind.rawValue)/\(place)/route/\(index(of: destination.node, in: route.list))/weight"
        }
    }

    private static func index(of item: Node, in list: Node?) -> Int {
        list?.items.enumerated().first { $0.element == item }?.offset ?? 0
    }

    private static func add(_ extras: CanaryExtras, _ routes: [ServiceRoute], to owner: inout Owner) {
        if !extras.headers.isEmpty || extras.isSticky {
            owner.expressions.append(".spec.http[] | select((.name // \"\") | contains(\"\(CanaryRoute.marker)\"))")
            // Without expressions, added routes can be left alone only with the whole list.
            owner.pointers = [record, "/spec/http"]
        }
        if extras.isSticky {
            owner.expressions.append(".spec.http[].route[]?.headers.response.add[\"Set-Cookie\"]")
        }
        guard extras.mirror != nil else { return }
        owner.expressions += [".spec.http[].mirror", ".spec.http[].mirrorPercentage"]
        guard !owner.pointers.contains("/spec/http") else { return }
        for route in routes where route.kind == .http && !route.isAdded {
            let place = "/spec/http/\(index(of: route.node, in: route.resource["spec"]?["http"]))"
            owner.pointers += ["\(place)/mirror", "\(place)/mirrorPercentage"]
        }
    }
}
