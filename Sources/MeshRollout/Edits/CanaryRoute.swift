import YAML

/// The routes and fields that a release adds for requests which reach the canary beside its share.
enum CanaryRoute {
    /// Part of the names of added routes; by it they are found again.
    static let marker = "meshgen-canary"
    private static let cookieHeader = "cookie"

    /// The extras that are written down now.
    static func extras(in table: RouteTable) -> CanaryExtras {
        var extras = CanaryExtras()
        for route in table.routes where route.isAdded {
            let headers = route.node["match"]?[0]?["headers"]
            for entry in headers?.entries.map(\.self) ?? [] {
                guard let name = entry.key.text else { continue }
                if name == cookieHeader, isSticky(route) {
                    extras.isSticky = true
                } else if let value = entry.value["exact"]?.text, let match = HeaderMatch("\(name)=\(value)"),
                    !extras.headers.contains(match), !isSticky(route)
                {
                    extras.headers.append(match)
                }
            }
        }
        extras.mirror = table.routes.compactMap(mirror).first
        return extras
    }

    /// The version that added routes lead to.
    static func version(in table: RouteTable) -> String? {
        table.routes.first(where: \.isAdded)?.destinations.first { $0.weight == 100 }?.subset
    }

    private static func isSticky(_ route: ServiceRoute) -> Bool { route.name?.hasSuffix("\(marker)-sticky") ?? false }

    /// The percentage that a route mirrors to a subset of the service itself.
    private static func mirror(_ route: ServiceRoute) -> Int? {
        guard hasMirror(route), case .int(let percent) = route.node["mirrorPercentage"]?["value"]?.scalar else {
            return nil
        }
        return percent
    }

    private static func hasMirror(_ route: ServiceRoute) -> Bool {
        guard let mirror = route.node.own("mirror")?.value, let subset = mirror["subset"]?.text else { return false }
        return route.destinations.contains { $0.subset == subset && $0.host == mirror["host"]?.text }
    }
}

extension CanaryRoute {
    /// The edits that remove everything which was added, from one VirtualService's routes.
    static func removals(from routes: [ServiceRoute]) -> [SourceEdit] {
        routes.flatMap { route -> [SourceEdit] in
            if route.isAdded {
                let list = route.resource["spec"]?[route.kind.rawValue]
                return [list.flatMap { ListEditing($0).removing(route.node) }].compactMap(\.self)
            }
            let mirror = hasMirror(route) ? ["mirror", "mirrorPercentage"].compactMap(route.node.removing) : []
            let cookies = route.destinations.filter { $0.setsCookie(of: route) }.compactMap {
                $0.node.removing("headers")
            }
            return mirror + cookies
        }
    }

    /// What is added, in the order in which it has to be.
    enum Part: CaseIterable { case routes, fields }

    /// The edits that add a part to one of the routes that take part.
    static func edits(_ part: Part, of route: ServiceRoute, _ canary: CanaryShare) throws(Refusal) -> [SourceEdit] {
        switch part {
        case .routes: try additions(to: route, canary)
        case .fields: try fields(of: route, canary)
        }
    }

    /// The edits that add the routes before one of the routes that take part.
    private static func additions(to route: ServiceRoute, _ canary: CanaryShare) throws(Refusal) -> [SourceEdit] {
        guard let list = route.resource["spec"]?[route.kind.rawValue] else { return [] }
        var edits: [SourceEdit] = []
        if !canary.extras.headers.isEmpty {
            let headers = canary.extras.headers.map { ($0.name, Fragment.map([("exact", .text($0.value))])) }
            edits.append(try copy(of: route, in: list, marker, headers, canary))
        }
        if canary.extras.isSticky {
            let cookie = Fragment.text("^(.*;\\s*)?\(route.cookie)=\(canary.version)(;.*)?$")
            let headers = [(cookieHeader, Fragment.map([("regex", cookie)]))]
            edits.append(try copy(of: route, in: list, "\(marker)-sticky", headers, canary))
        }
        return edits
    }

    /// The edits that add the fields of a route itself: the mirror, and the cookie that users of the canary keep.
    private static func fields(of route: ServiceRoute, _ canary: CanaryShare) throws(Refusal) -> [SourceEdit] {
        var edits: [SourceEdit] = []
        guard let destination = route.destination(of: canary.version) else { return [] }
        // What is added further inside comes first, as both may be added at the end of one line.
        if canary.extras.isSticky {
            try refuse(destination.node, "headers", at: route)
            let cookie = Fragment.text("\(route.cookie)=\(canary.version); Path=/; Max-Age=86400")
            let headers = Fragment.map([("response", .map([("add", .map([("Set-Cookie", cookie)]))]))])
            edits.append(try destination.node.adding("headers", headers))
        }
        if let percent = canary.extras.mirror {
            try refuse(route.node, "mirror", at: route)
            edits.append(try route.node.adding("mirror", target(of: destination)))
            edits.append(try route.node.adding("mirrorPercentage", .map([("value", .number(percent))])))
        }
        return edits
    }

    private static func refuse(_ node: Node, _ key: String, at route: ServiceRoute) throws(Refusal) {
        guard node[key] != nil else { return }
        throw Refusal(
            .unsupported,
            "\(route.place): the route has a '\(key)' of its own",
            advice: ["remove it, or choose other routes by their names with --route NAME"]
        )
    }

    private static func target(of destination: RouteDestination) -> Fragment {
        var target = [("host", Fragment.text(destination.host ?? ""))]
        if let subset = destination.subset { target.append(("subset", .text(subset))) }
        if case .int(let port) = destination.node["destination"]?["port"]?["number"]?.scalar {
            target.append(("port", .map([("number", .number(port))])))
        }
        return .map(target)
    }

    private static func copy(
        of route: ServiceRoute,
        in list: Node,
        _ suffix: String,
        _ headers: [(String, Fragment)],
        _ canary: CanaryShare
    ) throws(Refusal) -> SourceEdit {
        // What is added further inside comes first, as both may be added at the end of one line.
        var edits: [SourceEdit] = []
        let matches = route.node.own("match")?.value.items.map(\.self) ?? []
        for match in matches { edits += try additions(of: headers, to: match) }
        for destination in route.destinations {
            let percent = destination.subset == canary.version ? 100 : 0
            edits.append(try destination.node.setting("weight", to: .number(percent)))
        }
        let name = route.name.map { "\($0)-\(suffix)" } ?? suffix
        edits.append(try route.node.setting("name", to: .text(name)))
        if matches.isEmpty { edits.append(try route.node.adding("match", .list([.map([("headers", .map(headers))])]))) }
        return try ListEditing(list).insertingCopy(of: route.node, with: edits)
    }

    private static func additions(
        of headers: [(String, Fragment)],
        to match: Node
    ) throws(Refusal) -> [SourceEdit] {
        guard let present = match.own("headers")?.value else { return [try match.adding("headers", .map(headers))] }
        var edits: [SourceEdit] = []
        for (name, value) in headers where present.own(name) == nil { edits.append(try present.adding(name, value)) }
        return edits
    }
}

extension ServiceRoute {
    /// The name of the cookie by which users stay with the canary.
    fileprivate var cookie: String {
        let host = destinations.first?.host ?? ""
        return "meshgen-" + ServiceName(host: host, in: nil).name.map { $0 == "." ? "-" : String($0) }.joined()
    }
}

extension RouteDestination {
    fileprivate func setsCookie(of route: ServiceRoute) -> Bool {
        node.own("headers")?.value["response"]?["add"]?["Set-Cookie"]?.text?.hasPrefix("\(route.cookie)=") ?? false
    }
}
