import MeshModel
import YAML

/// Reports patches whose effect depends on which other patch came first.
struct RelativePatchRule: LintRule {
    static let info = RuleInfo(
        "MG456",
        "relative-patch",
        .warning,
        aliases: ["IST0151", "IST0155"],
        summary: "A patch depends on what other patches did before, and has no priority that says their order.",
        reason: """
            INSERT_BEFORE, INSERT_AFTER, REMOVE and REPLACE look for something that another EnvoyFilter may add or take away. \
            Among filters of the same priority (0 if none is given) the age decides, which changes when one is created again. \
            Where an earlier patch of the same name is only for some proxy versions, the order differs from proxy to proxy.
            """,
        help: "give the EnvoyFilter a priority: positive to come after others, negative to come before",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  priority: 10
                  configPatches:
                    - {applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE, value: {name: a, typed_config: {}}}}
                ---
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart-2}
                spec:
                  configPatches:
                    - {applyTo: HTTP_FILTER, patch: {operation: INSERT_FIRST, value: {name: a, typed_config: {}}}}
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
                      match: {proxy: {proxyVersion: "^1.2.*"}}
                      patch:
                        operation: INSERT_BEFORE # ← INSERT_BEFORE depends on what other filters of priority 0 did before
                        value: {name: a, typed_config: {}}
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_AFTER # ← on proxies of another version
                        value: {name: a, typed_config: {}}
                """
            )
        ]
    )

    private static let relative: Set<EnvoyFilter.Operation> = [.insertBefore, .insertAfter, .remove, .replace]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) where (filter.resource.spec.priority ?? 0) == 0 {
            var versioned: Set<String> = []
            for (patch, path) in filter.patches {
                let name = patch.filterName ?? ""
                if let operation = patch.patch?.operation, Self.relative.contains(operation) {
                    let difference =
                        versioned.contains(name) ? ", and on proxies of another version on something else" : ""
                    report(
                        filter,
                        at: path.patch.operation,
                        "\(operation.rawValue) depends on what other filters of priority 0 did before\(difference)"
                    )
                }
                if patch.match?.proxy?.proxyVersion?.isEmpty == false, !name.isEmpty { versioned.insert(name) }
            }
        }
    }
}

extension EnvoyFilter.ConfigPatch {
    /// The name of the filter that the patch brings.
    fileprivate var filterName: String? { patch?.value?["name"]?.string }
}
