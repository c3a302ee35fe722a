import YAML

/// Finds out which state of a release manifests are in.
struct StateReader {
    let table: RouteTable
    /// What the last command left, if there was one; several where files of records say so of the same second.
    let lasts: [ReleaseState]
    /// What was before that, where a command may have been stopped after some of its changes.
    var before: ReleaseState?
    let hints: StateHints
    /// The versions that Deployments provide.
    let provided: [String]

    /// What the last command left: what agrees with the weights, if something does.
    private var last: ReleaseState? { lasts.last(where: agrees) ?? lasts.last }

    /// The routes that may take part, without those that a release added.
    var routes: [ServiceRoute] { table.routes.filter { !$0.isAdded && hints.admits($0) } }

    func state() throws(Refusal) -> ReleaseState {
        guard !routes.isEmpty else {
            throw Refusal(
                .notFound,
                hints.routeNames.isEmpty
                    ? "no VirtualService has a route to \(table.service)"
                    : "no route to \(table.service) is named \(hints.routeNames.sorted().joined(separator: " or "))"
            )
        }
        if let last, let before, isHalfWay(from: before, to: last) { return completed(before) }
        if let last, hints.stable == nil || hints.stable == last.stable, agrees(with: last) {
            return completed(last)
        }
        return try stateOfShares()
    }

    /// The state to abort to where the shares make no sense: the version that the user or the last command calls stable.
    func stateForAbort() -> ReleaseState? {
        let named = Set(routes.flatMap { $0.destinations.compactMap(\.subset) })
        if let stable = hints.stable { return named.contains(stable) ? ReleaseState(stable: stable) : nil }
        guard let last, last.canary != nil, last.shares.allSatisfy({ named.contains($0.version) }) else { return nil }
        return ReleaseState(stable: last.stable)
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
            let canary = CanaryRoute.version(in: table).map { CanaryShare(version: $0, percent: 0) }
            return completed(ReleaseState(stable: state.stable, canary: state.canary ?? canary))
        }
        try ShareCheck(table.service).check(split)
        let shares = first.sharesByVersion
        let order = first.destinations.compactMap(\.subset).filter { shares[$0] != nil }
        let stableName = try stableName(order, shares, first)
        guard let canaryName = order.first(where: { $0 != stableName }) else {
            throw Refusal(.unclearVersion, "\(first.place): the two destinations are one version")
        }
        return completed(
            ReleaseState(
                stable: stableName,
                canary: CanaryShare(version: canaryName, percent: shares[canaryName] ?? 0)
            )
        )
    }

    private func stableName(
        _ order: [String],
        _ shares: [String: Int],
        _ route: ServiceRoute
    ) throws(Refusal) -> String {
        if let stable = hints.stable {
            if shares[stable] != nil { return stable }
            throw Refusal(.unclearVersion, "\(route.place): \(stable) gets no traffic, so it is not the stable version")
        }
        // Of versions that are numbers of one series the lower one is older; a name says nothing.
        let guess = order.inOrderOfNumbers.first.flatMap { shares[$0, default: 0] >= 50 ? $0 : nil }
        guard let last else {
            if let guess { return guess }
            throw Refusal(
                .unclearVersion,
                "\(route.place): it does not show which of \(order.joined(separator: " and ")) is the stable version",
                advice: ["say it with --stable VERSION"]
            )
        }
        if last.canary != nil, Set(last.shares.map(\.version)) == Set(shares.keys) { return last.stable }
        guard guess == last.stable else { throw contradiction(last, route) }
        return last.stable
    }

    private func soleState() throws(Refusal) -> ReleaseState {
        let names = Set(routes.compactMap { $0.sole ?? nil })
        if let stable = hints.stable { return try soleState(stable, names) }
        if let last, names.contains(last.stable) { return ReleaseState(stable: last.stable) }
        if let last, let canary = last.canary, names.contains(canary.version) {
            throw contradiction(last, routes.first { $0.sole == canary.version } ?? routes[0])
        }
        if names.count == 1, let name = names.first { return ReleaseState(stable: name) }
        let trusted = provided.filter { $0 != hints.candidate }
        if names.isEmpty, trusted.count == 1, let only = trusted.first { return ReleaseState(stable: only) }
        let found = names.isEmpty ? provided : names.sorted()
        throw Refusal(
            .unclearVersion,
            found.isEmpty
                ? "nothing shows which version of \(table.service) runs now"
                : "it is not clear which of \(found.joined(separator: ", ")) is the stable version of \(table.service)",
            advice: ["say it with --stable VERSION"]
        )
    }

    private func soleState(_ stable: String, _ names: Set<String>) throws(Refusal) -> ReleaseState {
        if names.isEmpty || names.contains(stable) { return ReleaseState(stable: stable) }
        let whole = routes.first { $0.sole != nil && $0.destination(of: stable) != nil }
        guard let canary = whole?.sole ?? nil else {
            throw Refusal(.unclearVersion, "\(stable) gets no traffic, so it is not the stable version")
        }
        return ReleaseState(stable: stable, canary: CanaryShare(version: canary, percent: 100))
    }

    /// The refusal to guess where the weights are not what the last command recorded.
    private func contradiction(_ last: ReleaseState, _ route: ServiceRoute) -> Refusal {
        Refusal(
            .unclearVersion,
            "\(route.place): the weights are not those of the last recorded release (\(last.summary))",
            advice: ["say with --stable VERSION which version is stable, or restore the weights or the record"]
        )
    }

    /// A state with the extras that are really there.
    private func completed(_ state: ReleaseState) -> ReleaseState {
        guard var canary = state.canary else { return state }
        let mirrors = (lasts + [before].compactMap(\.self)).compactMap { $0.canary?.extras.mirror }
        canary.extras = CanaryRoute.extras(in: table, of: canary.version, recordedMirrors: mirrors)
        return ReleaseState(stable: state.stable, canary: canary)
    }
}

/// What a user says about a release that manifests may not show.
struct StateHints: Sendable {
    /// What the user calls the stable version.
    var stable: String?
    /// The version that is to be tried out.
    var candidate: String?
    /// The names of the routes that take part; all that can if there are none.
    var routeNames: Set<String> = []
    /// Whether all traffic shall go back to the stable version, whatever the shares are.
    var isAbort = false

    /// Whether a route may take part by its name.
    func admits(_ route: ServiceRoute) -> Bool {
        routeNames.isEmpty || route.name.map(routeNames.contains) == true
    }
}

extension ServiceRoute {
    /// Whether it names all of the versions, with just these shares.
    fileprivate func has(_ shares: [VersionPercent]) -> Bool {
        shares.allSatisfy { destination(of: $0.version)?.weight == $0.percent }
    }

    /// The shares above 0 by version.
    var sharesByVersion: [String: Int] {
        Dictionary(shares.compactMap { share in share.subset.map { ($0, share.percent) } }) { $1 }
            .filter { $0.value > 0 }
    }
}

extension [String] {
    /// By number if that is all in which they differ (`v2`, `v10`), else as they are.
    fileprivate var inOrderOfNumbers: [String] {
        let parts = map { name in (text: name.filter { !$0.isNumber }, number: Int(name.filter(\.isNumber))) }
        guard Set(parts.map(\.text)).count == 1, parts.allSatisfy({ $0.number != nil }) else { return self }
        return zip(self, parts).sorted { ($0.1.number ?? 0) < ($1.1.number ?? 0) }.map(\.0)
    }
}
