import YAML

extension CanaryRoute {
    /// The extras of a canary that are written down now.
    ///
    /// - Parameter recordedMirrors: the mirrors that commands recorded; without any, a mirror is the user's own.
    static func extras(in table: RouteTable, of version: String, recordedMirrors: [Int]) -> CanaryExtras {
        var extras = CanaryExtras()
        for (place, route) in table.routes.enumerated() where route.isAdded {
            if isSticky(route) {
                extras.isSticky = true
                continue
            }
            let original = table.routes[place...].first { !$0.isAdded && $0.resource == route.resource }
            for match in headers(of: route, without: original) where !extras.headers.contains(match) {
                extras.headers.append(match)
            }
        }
        if !recordedMirrors.isEmpty { extras.mirror = table.routes.lazy.compactMap { mirror($0, version) }.first }
        return extras
    }

    /// The version that added routes lead to.
    static func version(in table: RouteTable) -> String? {
        table.routes.first(where: \.isAdded)?.destinations.first { $0.weight == 100 }?.subset
    }

    private static func isSticky(_ route: ServiceRoute) -> Bool { route.name?.hasSuffix("\(marker)-sticky") ?? false }

    /// The headers that an added route matches and the route it was copied from does not.
    private static func headers(of route: ServiceRoute, without original: ServiceRoute?) -> [HeaderMatch] {
        let own = original?.node["match"]?[0]?["headers"]
        let entries = route.node["match"]?[0]?["headers"]?.mergedEntries ?? []
        return entries.compactMap { entry in
            guard let name = entry.key.text, own?[name] == nil, let value = entry.value["exact"]?.text else {
                return nil
            }
            return HeaderMatch("\(name)=\(value)")
        }
    }

    /// The percentage that a route mirrors to a version.
    private static func mirror(_ route: ServiceRoute, _ version: String) -> Int? {
        guard route.mirrors(to: version), case .int(let percent) = route.node["mirrorPercentage"]?["value"]?.scalar
        else {
            return nil
        }
        return percent
    }
}
