import MeshModel
import YAML

/// Reports methods in AuthorizationPolicies that no request has.
struct UnknownPolicyMethodRule: LintRule {
    static let info = RuleInfo(
        "MG223",
        "unknown-policy-method",
        .warning,
        aliases: ["KIA0102"],
        summary: "An AuthorizationPolicy speaks of a method that no request has.",
        reason: """
            Methods are compared as they are written, and those of HTTP are upper case: "get" matches nothing. The \
            method of every gRPC call is POST; its service and method are the path.
            """,
        help: "write the methods of HTTP in upper case",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - to: [{operation: {methods: [GET, HEAD, "P*", "*"], notMethods: [DELETE]}}]
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
                  rules:
                    - to:
                        - operation:
                            methods: [get] # ← no request has the method 'get'
                            notMethods: [/gym.Main/List] # ← no request has the method '/gym.Main/List'
                """
            )
        ]
    )

    private static let known: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
        // WebDAV and caches
        "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "REPORT", "PURGE", "LINK",
        "UNLINK", "QUERY",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (rule, entry) in (policy.resource.spec.rules ?? []).enumerated() {
                for (to, target) in (entry.to ?? []).enumerated() {
                    let path = FieldPath.root.spec.rules[rule].to[to].operation
                    for (index, method) in (target.operation?.methods ?? []).enumerated() {
                        check(method, of: policy, at: path.methods[index], report)
                    }
                    for (index, method) in (target.operation?.notMethods ?? []).enumerated() {
                        check(method, of: policy, at: path.notMethods[index], report)
                    }
                }
            }
        }
    }

    private func check(_ method: String, of policy: Located<AuthorizationPolicy>, at path: FieldPath, _ report: Report)
    {
        guard !Self.known.contains(method), !method.holds("*"), !method.isEmpty else { return }
        let upper = method.uppercased()
        report(
            policy,
            at: path,
            "no request has the method '\(method)'",
            help: Self.known.contains(upper) ? "write \(upper)" : nil
        )
    }
}
