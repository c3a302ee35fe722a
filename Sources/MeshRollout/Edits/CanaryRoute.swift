import YAML

/// The routes and fields that a release adds for requests which reach the canary beside its share.
enum CanaryRoute {
    /// Part of the names of added routes; by it they are found again.
    static let marker = "meshgen-canary"
    private static let cookieHeader = "cookie"

    /// What is added, in the order in which it has to be.
    enum Part: CaseIterable { case routes, fields }

    /// Throws where no route has a place for what a canary may have beside its share.
    static func checkKinds(_ routes: [ServiceRoute]) throws(Refusal) {
        guard let first = routes.first, !routes.contains(where: { $0.kind == .http }) else { return }
        throw Refusal(
            .unsupported,
            "\(first.place): a \(first.kind.rawValue) route has no place for headers, mirrors and cookies",
            advice: ["give the canary a share alone, or choose an HTTP route by its name with --route NAME"]
        )
    }

    /// The edits that add a part to one of the routes that take part.
    static func edits(_ part: Part, of route: ServiceRoute, _ canary: CanaryShare) throws(Refusal) -> [SourceEdit] {
        switch part {
        case .routes: try additions(to: route, canary)
        case .fields: try fields(of: route, canary)
        }
    }

    /// The edits that remove from a route everything which was added for a canary.
    static func removals(from route: ServiceRoute, of canary: CanaryShare?) -> [SourceEdit] {
        if route.isAdded {
            let list = route.resource["spec"]?[route.kind.rawValue]
            return [list.flatMap { ListEditing($0).removing(route.node) }].compactMap(\.self)
        }
        let isOurs = canary.map { $0.extras.mirror != nil && route.mirrors(to: $0.version) } ?? false
        let mirror = isOurs ? ["mirror", "mirrorPercentage"].compactMap(route.node.removing) : []
        let cookies = route.destinations.filter { $0.setsCookie(of: route) }.compactMap { $0.node.removing("headers") }
        return mirror + cookies
    }
}

extension CanaryRoute {
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
            for key in ["mirror", "mirrors"] { try refuse(route.node, key, at: route) }
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
        try refuseRepeated(headers.map(\.0), in: route)
        let name = route.name.map { "\($0)-\(suffix)" } ?? suffix
        let lists = ListEditing(list)
        guard lists.canCopy(route.node) else {
            return try lists.inserting(rewritten(route, name, headers, canary), before: route.node)
        }
        // What is added further inside comes first, as both may be added at the end of one line.
        var edits: [SourceEdit] = []
        let matches = route.node.own("match")?.value.items.map(\.self) ?? []
        for match in matches { edits += try additions(of: headers, to: match) }
        for destination in route.destinations {
            let percent = destination.subset == canary.version ? 100 : 0
            edits.append(try destination.node.setting("weight", to: .number(percent)))
        }
        edits.append(try route.node.setting("name", to: .text(name)))
        if matches.isEmpty { edits.append(try route.node.adding("match", .list([.map([("headers", .map(headers))])]))) }
        return try lists.insertingCopy(of: route.node, with: edits)
    }

    /// A request has to match all that a route asks for; of one header it can ask for one thing only.
    private static func refuseRepeated(_ names: [String], in route: ServiceRoute) throws(Refusal) {
        let present = route.node["match"]?.items.flatMap { $0["headers"]?.mergedEntries.map(\.self) ?? [] } ?? []
        let known = Set(present.compactMap { $0.key.text?.lowercased() })
        guard let name = names.first(where: known.contains) else { return }
        throw Refusal(
            .unsupported,
            "\(route.place): the route already matches the header '\(name)', and it can match it in one way only",
            advice: ["choose other routes by their names with --route NAME, or another header"]
        )
    }

    private static func additions(
        of headers: [(String, Fragment)],
        to match: Node
    ) throws(Refusal) -> [SourceEdit] {
        guard let present = match.own("headers")?.value else { return [try match.adding("headers", .map(headers))] }
        var edits: [SourceEdit] = []
        for (name, value) in headers { edits.append(try present.adding(name, value)) }
        return edits
    }

    /// A route that matches the headers and leads to the canary, written anew.
    private static func rewritten(
        _ route: ServiceRoute,
        _ name: String,
        _ headers: [(String, Fragment)],
        _ canary: CanaryShare
    ) -> Fragment {
        var copy = Fragment(route.node)
        copy.set("name", .text(name))
        let matches = copy["match"]?.items ?? []
        let extended = (matches.isEmpty ? [.map([])] : matches).map { match in
            var match = match
            var all = match["headers"] ?? .map([])
            for (name, value) in headers { all.set(name, value) }
            match.set("headers", all)
            return match
        }
        copy.set("match", .list(extended))
        let targets = zip(route.list.items, copy["route"]?.items ?? []).map { node, target in
            var target = target
            let destination = route.destinations.first { $0.node == node }
            if let destination { target.set("weight", .number(destination.subset == canary.version ? 100 : 0)) }
            return target
        }
        copy.set("route", .list(targets))
        return copy
    }
}

extension ServiceRoute {
    /// The name of the cookie by which users stay with the canary.
    var cookie: String {
        let host = destinations.first?.host ?? ""
        return "meshgen-" + ServiceName(host: host, in: nil).name.map { $0 == "." ? "-" : String($0) }.joined()
    }

    /// Whether the route itself mirrors to a subset that it also leads to.
    func mirrors(to version: String) -> Bool {
        guard let mirror = node.own("mirror")?.value, mirror["subset"]?.hasText(version) == true else { return false }
        return destination(of: version)?.host == mirror["host"]?.text
    }
}

extension RouteDestination {
    fileprivate func setsCookie(of route: ServiceRoute) -> Bool {
        node.own("headers")?.value["response"]?["add"]?["Set-Cookie"]?.text?.hasPrefix("\(route.cookie)=") ?? false
    }
}
