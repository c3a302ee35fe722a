import MeshModel
import YAML

/// Reports patches of Envoy filters with a part missing.
struct EnvoyFilterPatchRule: LintRule {
    static let info = RuleInfo(
        "MG451",
        "envoy-filter-patch",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A patch of an EnvoyFilter does not say what it changes, or how.",
        reason: """
            A patch says what it applies to, an operation, and the value, which only REMOVE does without. Istio rejects it \
            otherwise. A version pattern of more than 1024 signs is ignored, so that the patch holds for every proxy.
            """,
        help: "complete the patch: applyTo, patch.operation, patch.value",
        covers: [
            "EnvoyFilter: no applyTo (patches with context WAYPOINT skip this and all that follows)",
            "EnvoyFilter: no patch",
            "EnvoyFilter: no patch operation",
            "EnvoyFilter: no patch value for an operation other than REMOVE",
            "EnvoyFilter: proxyVersion pattern over 1024 characters (ignored)",
            "EnvoyFilter: proxyVersion not a valid regex",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - {applyTo: HTTP_FILTER, patch: {operation: REMOVE}}
                    - {match: {context: WAYPOINT, waypoint: {}}, patch: {operation: MERGE}}
                    - {applyTo: CLUSTER, match: {proxy: {proxyVersion: "^1\\\\.2[0-9].*"}}, patch: {operation: MERGE, value: {}}}
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
                    - patch: {operation: REMOVE} # ← does not say what it applies to
                    - applyTo: CLUSTER # ← the patch is missing
                    - applyTo: CLUSTER
                      patch: {value: {}} # ← the operation is missing
                    - applyTo: CLUSTER
                      patch: {operation: MERGE} # ← MERGE needs a value
                    - applyTo: CLUSTER
                      match: {proxy: {proxyVersion: "*1.2"}} # ← the pattern '*1.2'
                      patch: {operation: MERGE, value: {}}
                    - applyTo: CLUSTER
                      match: {proxy: {proxyVersion: \(String(repeating: "a", count: 1025))}} # ← ignored
                      patch: {operation: MERGE, value: {}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            for (patch, path) in filter.patches {
                if let (part, problem) = Self.problem(of: patch) { report(filter, at: path.appending(part), problem) }
                checkVersion(of: patch, in: filter, at: path, report)
            }
        }
    }

    private static func problem(of patch: EnvoyFilter.ConfigPatch) -> (part: [String], message: String)? {
        if patch.applyTo == .invalid || patch.applyTo == nil, !patch.isUnread("applyTo") {
            return (patch.applyTo == nil ? [] : ["applyTo"], "the patch does not say what it applies to")
        }
        guard let change = patch.patch else { return patch.isUnread("patch") ? nil : ([], "the patch is missing") }
        guard !change.isUnread("operation") else { return nil }
        guard let operation = change.operation, operation != .invalid else {
            return (["patch"], "the operation is missing")
        }
        if change.value == nil, operation != .remove { return (["patch"], "\(operation.rawValue) needs a value") }
        return nil
    }

    private func checkVersion(
        of patch: EnvoyFilter.ConfigPatch,
        in filter: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        guard let pattern = patch.match?.proxy?.proxyVersion, !pattern.isEmpty else { return }
        let path = path.match.proxy.proxyVersion
        if pattern.utf8.count > 1024 {
            let message = "a pattern of \(pattern.utf8.count) signs is ignored; 1024 is the most"
            report(filter, at: path, message, severity: .warning)
        } else if let problem = RegexSyntax.problem(of: pattern) {
            report(filter, at: path, "the pattern '\(pattern)' is no regular expression: \(problem)")
        }
    }
}

extension FieldPath {
    fileprivate func appending(_ keys: [String]) -> FieldPath { keys.reduce(self) { $0[$1] } }
}
