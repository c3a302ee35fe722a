import MeshModel
import YAML

/// Reports paths in policies that no request has after the proxy has normalised it.
struct UnmatchablePathRule: LintRule {
    static let info = RuleInfo(
        "MG608",
        "unmatchable-path",
        .error,
        summary: "An AuthorizationPolicy names a path that no request can have.",
        reason: """
            Before a policy is asked, the proxy resolves '.' and '..' in the path and turns '\\\\' into '/' (normalisation BASE, \
            Istio's default). A path that still has them, or that does not begin with '/', never matches: ALLOW refuses, DENY \
            lets pass. A '*' is a wildcard at the beginning or the end only; in between, `{*}` stands for one segment.
            """,
        help: "write the path as it is after normalisation, beginning with '/' or '*'; use {*} for a segment",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules: [{to: [{operation: {paths: [/api/*, "*/info", "*", "/{*}/x/{**}", /gym.main.v1.Classes/List, /.well-known/jwks]}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  action: DENY
                  rules:
                    - to:
                        - operation:
                            paths:
                              - admin/* # ← does not begin with '/'
                              - /a/../admin # ← has '..'
                              - /a/./b # ← has '.'
                              - /cart/*/items # ← has '*' in its middle
                            notPaths:
                              - '/a\\b' # ← has '\\'
                              - /a?b=c # ← has a query
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
                for (number, to) in (rule.to ?? []).enumerated() {
                    let path = FieldPath.root.spec.rules[index].to[number].operation
                    check(to.operation?.paths, at: path.paths, policy, report)
                    check(to.operation?.notPaths, at: path.notPaths, policy, report)
                }
            }
        }
    }

    private func check(
        _ paths: [String]?,
        at place: FieldPath,
        _ policy: Located<AuthorizationPolicy>,
        _ report: Report
    ) {
        for (index, path) in (paths ?? []).enumerated() {
            guard let problem = Self.problem(of: path) else { continue }
            report(policy, at: place[index], "no request has the path '\(path)': it \(problem)")
        }
    }

    private static func problem(of path: String) -> String? {
        guard let first = path.unicodeScalars.first else { return nil }
        if first != "/", first != "*", first != "{" { return "does not begin with '/'" }
        if path.holds("\\") { return "has '\\'" }
        if path.holds("?") { return "has a query" }
        if path.hasInnerStar { return "has '*' in its middle, where it stands for itself" }
        let segments = path.parts(at: "/")
        if segments.contains("..") { return "has '..'" }
        return segments.contains(".") ? "has '.'" : nil
    }
}

extension String {
    /// Whether a `*` that is no part of a template stands neither at the beginning nor at the end.
    fileprivate var hasInnerStar: Bool {
        contains("*") && replacing("{*}", with: "").replacing("{**}", with: "").dropFirst().dropLast().contains("*")
    }
}
