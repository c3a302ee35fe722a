import MeshModel
import YAML

/// Reports routes of the Gateway API that its schemas reject.
struct RejectedRouteRule: LintRule {
    static let info = RuleInfo(
        "MG480",
        "rejected-route",
        .error,
        summary: "A route of the Gateway API breaks a rule of its schema.",
        reason: """
            A path of type Exact or PathPrefix is absolute and plain, and a backend that is a Service needs its port: the API \
            server refuses the route otherwise (the validation rules of HTTPRoute, GRPCRoute and BackendObjectReference).
            """,
        help: "begin the path with '/', and give the port of the Service",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - matches:
                        - path: {type: PathPrefix, value: /cart}
                        - path: {type: RegularExpression, value: "cart.*"}
                      backendRefs:
                        - {name: cart, port: 80}
                        - {group: networking.istio.io, kind: Hostname, name: cart.example.com, port: 80}
                        - {group: inference.networking.k8s.io, kind: InferencePool, name: pool}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - matches:
                        - path:
                            type: PathPrefix
                            value: foo # ← the path 'foo' does not begin with '/'
                        - path:
                            value: /a//b # ← the path '/a//b' has '//'
                      backendRefs:
                        - name: cart # ← the port of Service 'cart' is missing
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: GRPCRoute
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - backendRefs:
                        - name: cart # ← the port of Service 'cart' is missing
                """
            )
        ]
    )

    /// What a path must not have, and what it must not end with.
    private static let forbidden = ["//", "/./", "/../", "%2f", "%2F", "#"]
    private static let forbiddenEnds = ["/..", "/."]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for route in mesh.all(HTTPRoute.self) {
            for (index, rule) in (route.resource.spec.rules ?? []).enumerated() {
                let path = FieldPath.root.spec.rules[index]
                for (place, match) in (rule.matches ?? []).enumerated() {
                    guard let problem = match.path.flatMap(Self.problem) else { continue }
                    report(route, at: path.matches[place].path.value, problem)
                }
                for (place, backend) in (rule.backendRefs ?? []).enumerated() where backend.port == nil {
                    checkPort(backend.name, backend.group, backend.kind, route, path.backendRefs[place], report)
                }
            }
        }
        for route in mesh.all(GRPCRoute.self) {
            for (index, rule) in (route.resource.spec?.rules ?? []).enumerated() {
                let path = FieldPath.root.spec.rules[index]
                for (place, backend) in (rule.backendRefs ?? []).enumerated() where backend.port == nil {
                    checkPort(backend.name, backend.group, backend.kind, route, path.backendRefs[place], report)
                }
            }
        }
    }

    private func checkPort(
        _ name: String,
        _ group: String?,
        _ kind: String?,
        _ route: some Placed,
        _ path: FieldPath,
        _ report: Report
    ) {
        guard (group ?? "").isEmpty, (kind ?? "Service") == "Service" else { return }
        report(route, at: path, "the port of Service '\(name)' is missing")
    }

    private static func problem(of path: HTTPRoute.PathMatch) -> String? {
        guard path.type != .regularExpression, let value = path.value else { return nil }
        if !value.hasPrefix("/") { return "the path '\(value)' does not begin with '/'" }
        let part = forbidden.first { value.contains($0) } ?? forbiddenEnds.first { value.hasSuffix($0) }
        return part.map { "the path '\(value)' has '\($0)'" }
    }
}
