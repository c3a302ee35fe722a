import MeshModel
import YAML

/// Reports matches of Envoy filters that cannot match what they are for.
struct EnvoyFilterMatchRule: LintRule {
    static let info = RuleInfo(
        "MG452",
        "envoy-filter-match",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A patch of an EnvoyFilter looks for its place in the wrong part of the configuration.",
        reason: """
            Listeners and their filters are found by a `listener` match, virtual hosts and routes by `routeConfiguration`, \
            clusters by `cluster`. A filter is matched by name, a `subFilter` only for HTTP_FILTER and inside the HTTP connection \
            manager. For whole listeners and filter chains a filter match has no effect.
            """,
        help: "match the part of the configuration that applyTo belongs to, and name the filter",
        covers: [
            "EnvoyFilter: LISTENER/FILTER_CHAIN/NETWORK_FILTER/HTTP_FILTER with a match of another object class",
            "EnvoyFilter: filter match on LISTENER or FILTER_CHAIN (no effect)",
            "EnvoyFilter: filter match without a name",
            "EnvoyFilter: subFilter match with applyTo other than HTTP_FILTER",
            "EnvoyFilter: subFilter match when the filter is not the HTTP connection manager",
            "EnvoyFilter: subFilter without a name",
            "EnvoyFilter: ROUTE_CONFIGURATION/VIRTUAL_HOST/HTTP_ROUTE with a non route-configuration match",
            "EnvoyFilter: CLUSTER with a non cluster match",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - applyTo: HTTP_FILTER
                      match:
                        listener:
                          filterChain:
                            filter:
                              name: envoy.filters.network.http_connection_manager
                              subFilter: {name: envoy.filters.http.router}
                      patch: {operation: INSERT_FIRST, value: {name: a, typed_config: {}}}
                    - {applyTo: CLUSTER, match: {context: ANY}, patch: {operation: REMOVE}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - applyTo: HTTP_FILTER
                      match: {cluster: {name: a}} # ← HTTP_FILTER is found by listener, not by cluster
                    - applyTo: VIRTUAL_HOST
                      match: {listener: {name: a}} # ← VIRTUAL_HOST is found by routeConfiguration, not by listener
                    - applyTo: CLUSTER
                      match: {routeConfiguration: {name: a}} # ← CLUSTER is found by cluster, not by routeConfiguration
                    - applyTo: LISTENER
                      match: {listener: {filterChain: {filter: {name: a}}}} # ← a filter match has no effect on LISTENER
                    - applyTo: NETWORK_FILTER
                      match: {listener: {filterChain: {filter: {}}}} # ← the filter has no name
                    - applyTo: NETWORK_FILTER
                      match: {listener: {filterChain: {filter: {name: a, subFilter: {name: b}}}}} # ← for HTTP_FILTER only
                    - applyTo: HTTP_FILTER
                      match: {listener: {filterChain: {filter: {name: a, subFilter: {name: b}}}}} # ← 'a' has no sub-filters
                    - applyTo: HTTP_FILTER
                      match:
                        listener:
                          filterChain:
                            filter:
                              name: envoy.filters.network.http_connection_manager
                              subFilter: {} # ← the sub-filter has no name
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            for (patch, path) in filter.patches {
                guard let target = patch.applyTo, let place = target.place, let match = patch.match else { continue }
                if let other = match.place, other != place {
                    let message = "\(target.rawValue) is found by \(place.rawValue), not by \(other.rawValue)"
                    report(filter, at: path.match[other.rawValue], message, on: .key)
                } else if let chain = match.listener?.filterChain, let matched = chain.filter {
                    check(matched, for: target, in: filter, at: path.match.listener.filterChain.filter, report)
                }
            }
        }
    }

    private func check(
        _ match: EnvoyFilter.FilterMatch,
        for target: EnvoyFilter.ApplyTo,
        in filter: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        if target == .listener || target == .filterChain {
            let message = "a filter match has no effect on \(target.rawValue)"
            report(filter, at: path, message, on: .key, severity: .warning)
        }
        guard let name = match.name, !name.isEmpty else { return report(filter, at: path, "the filter has no name") }
        guard let inner = match.subFilter else { return }
        if let problem = Self.problem(of: inner, in: name, for: target) { report(filter, at: path.subFilter, problem) }
    }

    private static func problem(
        of inner: EnvoyFilter.SubFilterMatch,
        in outer: String,
        for target: EnvoyFilter.ApplyTo
    ) -> String? {
        if target != .httpFilter { return "a subFilter is for HTTP_FILTER only" }
        let manager = "envoy.filters.network.http_connection_manager"
        if outer != manager, outer != "envoy.http_connection_manager" {
            return "'\(outer)' has no sub-filters, only \(manager)"
        }
        return inner.name?.isEmpty == false ? nil : "the sub-filter has no name"
    }
}

extension EnvoyFilter.Match {
    /// The part of the configuration that the match looks at.
    fileprivate var place: EnvoyFilter.ApplyTo.Place? {
        if listener != nil { return .listener }
        if routeConfiguration != nil { return .routeConfiguration }
        return cluster == nil ? nil : .cluster
    }
}
