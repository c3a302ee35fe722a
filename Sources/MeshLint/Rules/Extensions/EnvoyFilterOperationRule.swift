import MeshModel
import YAML

/// Reports operations of Envoy filters that Istio ignores.
struct EnvoyFilterOperationRule: LintRule {
    static let info = RuleInfo(
        "MG455",
        "envoy-filter-operation",
        .error,
        aliases: ["IST0152", "IST0153", "IST0154"],
        summary: "A patch uses an operation that does nothing to what it applies to.",
        reason: """
            REPLACE works for HTTP_FILTER, NETWORK_FILTER and VIRTUAL_HOST only; ADD and REMOVE are ignored for \
            ROUTE_CONFIGURATION and HTTP_ROUTE. Istio accepts the patch, and nothing happens.
            """,
        help: "use MERGE, or one of the INSERT operations",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - {applyTo: VIRTUAL_HOST, patch: {operation: REPLACE, value: {}}}
                    - {applyTo: HTTP_ROUTE, patch: {operation: INSERT_FIRST, value: {}}}
                    - {applyTo: CLUSTER, patch: {operation: REMOVE}}
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
                    - {applyTo: CLUSTER, patch: {operation: REPLACE, value: {}}} # ← REPLACE does nothing to CLUSTER
                    - {applyTo: HTTP_ROUTE, patch: {operation: ADD, value: {}}} # ← ADD does nothing to HTTP_ROUTE
                    - {applyTo: ROUTE_CONFIGURATION, patch: {operation: REMOVE}} # ← REMOVE does nothing
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            for (patch, path) in filter.patches {
                guard let target = patch.applyTo, let operation = patch.patch?.operation,
                    Self.isIgnored(operation, for: target)
                else { continue }
                report(filter, at: path.patch.operation, "\(operation.rawValue) does nothing to \(target.rawValue)")
            }
        }
    }

    private static func isIgnored(_ operation: EnvoyFilter.Operation, for target: EnvoyFilter.ApplyTo) -> Bool {
        switch operation {
        case .replace: target != .httpFilter && target != .networkFilter && target != .virtualHost
        case .add, .remove: target == .routeConfiguration || target == .httpRoute
        default: false
        }
    }
}
