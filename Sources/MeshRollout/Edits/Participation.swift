/// Which routes take part in a release.
struct Participation {
    let hints: StateHints
    /// Whether the shares make no sense, so that each route that shares its traffic takes part.
    let isUnclear: Bool

    /// Whether a command in this state changes a route.
    func includes(_ route: ServiceRoute, _ state: ReleaseState) -> Bool {
        guard !route.isAdded, hints.admits(route) else { return false }
        if let canary = state.canary {
            return route.destination(of: state.stable) != nil && route.destination(of: canary.version) != nil
        }
        if isUnclear {
            return route.isPure && route.destinations.count > 1 && route.destination(of: state.stable) != nil
        }
        switch route.sole {
        case .some(let subset): return subset == nil || subset == state.stable
        case nil: return false
        }
    }
}
