import MeshModel
import YAML

/// Reports old names of Envoy's filters.
struct DeprecatedFilterNameRule: LintRule {
    static let info = RuleInfo(
        "MG453",
        "deprecated-filter-name",
        .warning,
        aliases: ["IST0133"],
        summary: "A patch looks for a filter of Envoy by an old name.",
        reason: """
            Envoy renamed its filters to `envoy.filters.…` and dropped the old names. Istio still translates them in matches, and \
            warns about it.
            """,
        help: "use the present name",
        covers: ["EnvoyFilter: deprecated filter name (filter or subFilter)"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - applyTo: NETWORK_FILTER
                      match: {listener: {filterChain: {filter: {name: envoy.filters.network.tcp_proxy}}}}
                      patch: {operation: REMOVE}
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
                      match:
                        listener:
                          filterChain:
                            filter:
                              name: envoy.http_connection_manager # ← is now 'envoy.filters.network.http_connection_manager'
                              subFilter: {name: envoy.router} # ← is now 'envoy.filters.http.router'
                      patch: {operation: REMOVE}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            for (patch, path) in filter.patches {
                guard let match = patch.match?.listener?.filterChain?.filter else { continue }
                let path = path.match.listener.filterChain.filter
                check(match.name, of: filter, at: path.name, report)
                check(match.subFilter?.name, of: filter, at: path.subFilter.name, report)
            }
        }
    }

    private func check(_ name: String?, of filter: some Placed, at path: FieldPath, _ report: Report) {
        guard let name, let replacement = DeprecatedFilterNames.replacement(of: name) else { return }
        report(filter, at: path, "the filter '\(name)' is now '\(replacement)'")
    }
}
