import YAML

/// Finds out which state of a release manifests are in.
struct StateReader {
    let table: RouteTable
    /// What the last command left, if there was one.
    let last: ReleaseState?
    /// What was before that, where a command may have been stopped after some of its changes.
    var before: ReleaseState?
    /// What the user calls the stable version.
    let stable: String?
    /// The names of the routes that take part; all that can if there are none.
    let routeNames: Set<String>
    /// The versions that Deployments provide.
    let provided: [String]

    /// The routes that may take part, without those that a release added.
    var routes: [ServiceRoute] {
        table.routes.filter { route in
            !route.isAdded && (routeNames.isEmpty || route.name.map(routeNames.contains) == true)
        }
    }

    func state() throws(Refusal) -> ReleaseState {
        guard !routes.isEmpty else {
            throw Refusal(
                .notFound,
                routeNames.isEmpty
                    ? "no VirtualService has a route to \(table.service)"
                    : "no route to \(table.service) is named \(routeNames.sorted().joined(separator: " or "))"
            )
        }
        if let last, let before, isHalfWay(from: before, to: last) {
            return before.completed(by: CanaryRoute.extras(in: table))
        }
        if let last, agrees(with: last) { return last.completed(by: CanaryRoute.extras(in: table)) }
        return try stateOfShares()
    }

    /// Whether some routes have just the shares of a state, and none shares its traffic otherwise.
    private func agrees(with state: ReleaseState) -> Bool {
        let versions = Set(state.shares.map(\.version))
        let taking = routes.filter { route in versions.allSatisfy { route.destination(of: $0) != nil } }
        guard !taking.isEmpty else { return false }
        return taking.allSatisfy { route in
            state.shares.allSatisfy { share in route.destination(of: share.version)?.weight == share.percent }
        }
    }

    /// Whether some routes have the shares of one state, and the others still those of the state before.
    ///
    /// Only for a state with a canary before: without one, a route may always have led to one version alone.
    private func isHalfWay(from before: ReleaseState, to state: ReleaseState) -> Bool {
        guard before.canary != nil, before.shares != state.shares else { return false }
        return routes.contains { $0.has(before.shares) } && routes.contains { $0.has(state.shares) }
            && routes.allSatisfy { $0.sole != nil || $0.has(before.shares) || $0.has(state.shares) }
    }

    private func stateOfShares() throws(Refusal) -> ReleaseState {
        let split = routes.filter { $0.sole == nil && $0.destinations.count > 1 }
        guard let first = split.first else {
            let state = try soleState()
            let canary = CanaryRoute.version(in: table)
            let extras = CanaryRoute.extras(in: table)
            return ReleaseState(
                stable: state.stable,
                canary: canary.map { CanaryShare(version: $0, percent: 0, extras: extras) }
            )
        }
        try checkSums(split)
        let shares = Self.named(first)
        for other in split.dropFirst() where Self.named(other) != shares {
            throw Refusal(
                .unclearVersion,
                "\(first.place) and \(other.place) share the traffic of \(table.service) differently",
                advice: ["choose routes by their names with --route NAME"]
            )
        }
        guard shares.count == 2 else {
            throw Refusal(.unclearVersion, "\(first.place) shares the traffic among \(shares.count) versions, not two")
        }
        let order = first.destinations.compactMap(\.subset).filter { shares[$0] != nil }
        let stableName = try stableName(order, shares, first)
        guard let canaryName = order.first(where: { $0 != stableName }) else {
            throw Refusal(.unclearVersion, "\(first.place): the two destinations are one version")
        }
        let canary = CanaryShare(
            version: canaryName,
            percent: shares[canaryName] ?? 0,
            extras: CanaryRoute.extras(in: table)
        )
        return ReleaseState(stable: stableName, canary: canary)
    }

    /// The shares above 0 of a route by version.
    private static func named(_ route: ServiceRoute) -> [String: Int] {
        Dictionary(route.shares.compactMap { share in share.subset.map { ($0, share.percent) } }) { $1 }
            .filter { $0.value > 0 }
    }

    private func checkSums(_ split: [ServiceRoute]) throws(Refusal) {
        for route in split where route.isPure && route.sum != 100 {
            throw Refusal(
                .weightSum,
                "\(route.place): the weights add up to \(route.sum), not 100",
                advice: ["correct the weights first"]
            )
        }
        for route in split where !route.isPure {
            throw Refusal(
                .unsupported,
                "\(route.place): the route shares its traffic with other hosts",
                advice: ["choose other routes by their names with --route NAME"]
            )
        }
    }

    private func stableName(
        _ order: [String],
        _ shares: [String: Int],
        _ route: ServiceRoute
    ) throws(Refusal) -> String {
        if let stable {
            if shares[stable] != nil { return stable }
            throw Refusal(.unclearVersion, "\(route.place): \(stable) gets no traffic, so it is not the stable version")
        }
        if let last, shares[last.stable] != nil { return last.stable }
        guard let first = order.first, shares[first, default: 0] >= 50 else {
            throw Refusal(
                .unclearVersion,
                "\(route.place): it does not show which of \(order.joined(separator: " and ")) is the stable version",
                advice: ["say it with --stable VERSION"]
            )
        }
        return first
    }

    private func soleState() throws(Refusal) -> ReleaseState {
        let names = Set(routes.compactMap { $0.sole ?? nil })
        if let stable, names.isEmpty || names.contains(stable) { return ReleaseState(stable: stable) }
        if let last, names.contains(last.stable) { return ReleaseState(stable: last.stable) }
        if names.count == 1, let name = names.first { return ReleaseState(stable: name) }
        if names.isEmpty, provided.count == 1, let only = provided.first { return ReleaseState(stable: only) }
        let found = names.isEmpty ? provided : names.sorted()
        throw Refusal(
            .unclearVersion,
            found.isEmpty
                ? "nothing shows which version of \(table.service) runs now"
                : "it is not clear which of \(found.joined(separator: ", ")) is the stable version of \(table.service)",
            advice: ["say it with --stable VERSION"]
        )
    }
}

extension ServiceRoute {
    /// Whether it names all of the versions, with just these shares.
    fileprivate func has(_ shares: [VersionPercent]) -> Bool {
        shares.allSatisfy { destination(of: $0.version)?.weight == $0.percent }
    }
}

extension ReleaseState {
    /// The same with the extras that are really there.
    fileprivate func completed(by extras: CanaryExtras) -> ReleaseState {
        guard var canary else { return self }
        canary.extras = extras
        return ReleaseState(stable: stable, canary: canary)
    }
}
