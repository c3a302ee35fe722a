import MeshModel
import YAML

/// Reports policies for cross-origin requests that Istio rejects.
struct CorsPolicyRule: LintRule {
    static let info = RuleInfo(
        "MG309",
        "malformed-cors-policy",
        .error,
        aliases: ["IST0106"],
        summary: "A corsPolicy has an origin, a method, a header or a maxAge that cannot be.",
        reason: """
            Browsers compare methods and headers by their exact names, and read the age in whole seconds. Istio rejects a policy \
            with anything else, and with origins that match nothing.
            """,
        help: "name methods in capitals, headers as they are, origins by exact, prefix or regex, and maxAge in seconds",
        covers: [
            "VirtualService: CORS allowOrigins: empty matcher",
            "VirtualService: CORS allowMethods: not GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE or `*`",
            "VirtualService: CORS allowHeaders: empty or not a token (`*` passes)",
            "VirtualService: CORS exposeHeaders: empty or not a token",
            "VirtualService: CORS maxAge: sub-second part",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - corsPolicy:
                        allowOrigins: [{exact: "https://shop.example.com"}, {regex: ".*"}]
                        allowMethods: [GET, "*"]
                        allowHeaders: ["*", content-type]
                        exposeHeaders: [grpc-status]
                        maxAge: 24h
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - corsPolicy:
                        allowOrigins:
                          - {} # ← the origin matches nothing
                          - exact: "" # ← the origin matches nothing
                          - regex: \(String(repeating: "a", count: 1025)) # ← the pattern has 1025 characters
                        allowMethods:
                          - get # ← 'get' is no method
                          - PURGE # ← 'PURGE' is no method
                        allowHeaders:
                          - "x user" # ← 'x user' cannot be the name of a header
                          - "" # ← '' cannot be the name of a header
                        exposeHeaders: ["x:y"] # ← 'x:y' cannot be the name of a header
                        maxAge: 1.5s # ← maxAge 1.5s is not made of whole seconds
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    private static let methods: Set = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard let policy = route.corsPolicy else { return }
            for (path, problem) in problems(of: policy, at: .root.spec.http[index].corsPolicy) {
                report(service, at: path, problem)
            }
        }
    }

    private func problems(of policy: VirtualService.CorsPolicy, at path: FieldPath) -> [(FieldPath, String)] {
        var found: [(FieldPath, String)] = []
        for (index, origin) in (policy.allowOrigins ?? []).enumerated() {
            if let problem = problem(of: origin) { found.append((path.allowOrigins[index], problem)) }
        }
        for (index, method) in (policy.allowMethods ?? []).enumerated() where !Self.methods.contains(method) {
            found.append((path.allowMethods[index], "'\(method)' is no method that a policy can allow"))
        }
        for (field, names) in [("allowHeaders", policy.allowHeaders), ("exposeHeaders", policy.exposeHeaders)] {
            for (index, name) in (names ?? []).enumerated() where !HTTPSyntax.isToken(name) {
                found.append((path[field][index], "'\(name)' cannot be the name of a header"))
            }
        }
        if let age = policy.maxAge, age.nanoseconds % 1_000_000_000 != 0 {
            found.append((path.maxAge, "maxAge \(age) is not made of whole seconds"))
        }
        return found
    }

    private func problem(of origin: StringMatch) -> String? {
        let text = origin.exact ?? origin.prefix ?? origin.regex ?? ""
        if text.isEmpty { return "the origin matches nothing" }
        guard let pattern = origin.regex, pattern.utf8.count > 1024 else { return nil }
        return "the pattern has \(pattern.utf8.count) characters, more than 1024"
    }
}
