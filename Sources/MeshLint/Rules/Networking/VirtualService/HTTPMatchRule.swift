import MeshModel
import YAML

/// Reports conditions of HTTP routes that Istio rejects.
struct HTTPMatchRule: LintRule {
    static let info = RuleInfo(
        "MG307",
        "malformed-http-match",
        .error,
        aliases: ["IST0106"],
        summary: "A condition of an HTTP route has a name, a prefix or a pattern that Istio rejects.",
        reason: """
            Names of headers are tokens of HTTP. A prefix or pattern that is empty is no condition at all, and Envoy refuses it for \
            everything but the path. Patterns are limited to 1024 characters, since Envoy limits the size of the program that it \
            makes of one.
            """,
        help: "correct the condition, or leave it out; write {} for a header that only has to be there",
        covers: [
            "VirtualService: match headers: name empty or not an RFC 7230 token (pseudo headers and JWT claim names pass)",
            "VirtualService: match headers: empty prefix",
            "VirtualService: match headers: empty regex",
            "VirtualService: match regex (any field) over 1024 characters",
            "VirtualService: match withoutHeaders: bad name; empty prefix/regex (`*` as regex passes)",
            "VirtualService: match scheme: empty prefix or bad regex",
            "VirtualService: match method: empty prefix or bad regex",
            "VirtualService: match authority: empty prefix or bad regex",
            "VirtualService: match queryParams: empty prefix or bad regex",
            "VirtualService: match sourceLabels invalid",
            "VirtualService: match sourceNamespace not a DNS-1123 label",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [edge]
                  http:
                    - match:
                        - uri: {prefix: ""}
                          headers:
                            ":path": {prefix: /cart}
                            "@request.auth.claims.group": {exact: beta}
                            x-user: {}
                            x-empty: {exact: ""}
                          withoutHeaders: {x-test: {regex: "*"}, x-gone: {}}
                          queryParams: {page: {exact: ""}}
                          sourceLabels: {app.kubernetes.io/name: frontend}
                          sourceNamespace: shop
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
                    - match:
                        - scheme: {prefix: ""} # ← the prefix of scheme is empty
                          method: {prefix: ""} # ← the prefix of method is empty
                          authority: {regex: ""} # ← the pattern of authority is empty
                          queryParams:
                            page: {prefix: ""} # ← the prefix of queryParams["page"] is empty
                          uri: {regex: ""} # ← the pattern of uri is empty
                        - headers:
                            "x user": {exact: a} # ← 'x user' cannot be the name of a header
                            "": {exact: a} # ← '' cannot be the name of a header
                            ":port": {exact: a} # ← ':port' cannot be the name of a header
                            x-user: {prefix: ""} # ← the prefix of headers["x-user"] is empty
                            x-pattern: {regex: ""} # ← the pattern of headers["x-pattern"] is empty
                          withoutHeaders:
                            "x:user": {exact: a} # ← 'x:user' cannot be the name of a header
                            x-user: {regex: ""} # ← the pattern of withoutHeaders["x-user"] is empty
                        - sourceLabels:
                            "app name": cart # ← 'app name' cannot be the name of a label
                          sourceNamespace: shop_a # ← 'shop_a' cannot be the name of a namespace
                        - sourceLabels:
                            app: cart/1 # ← 'cart/1' cannot be the value of a label
                      route: [{destination: {host: cart}}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match:
                        - uri:
                            regex: \(String(repeating: "/cart", count: 205)) # ← the pattern of uri has 1025 characters
                      route: [{destination: {host: cart}}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPMatch { service, match, path in
            for (steps, problem) in problems(of: match) {
                report(service, at: steps.reduce(path()) { $0[$1] }, problem)
            }
            checkMap(match.headers, "headers", service, path, report)
            checkMap(match.withoutHeaders, "withoutHeaders", service, path, report)
            checkMap(match.queryParams, "queryParams", service, path, report)
            if let labels = match.sourceLabels, let problem = LabelSyntax.problem(of: labels) {
                report(service, at: path().sourceLabels[problem.key], problem.message)
            }
        }
    }

    /// What is wrong with the fields that are no maps.
    private func problems(of match: VirtualService.HTTPMatchRequest) -> [(steps: [String], message: String)] {
        var found: [([String], String)] = []
        func note(_ condition: StringMatch?, _ field: String) {
            guard let condition, let problem = problem(of: condition, isPath: field == "uri") else { return }
            found.append(([field, problem.key], "the \(problem.part) of \(field) \(problem.words)"))
        }
        note(match.uri, "uri")
        note(match.scheme, "scheme")
        note(match.method, "method")
        note(match.authority, "authority")
        if let namespace = match.sourceNamespace, !namespace.isEmpty, !DNSSyntax.isLabelInAnyCase(namespace) {
            found.append((["sourceNamespace"], "'\(namespace)' cannot be the name of a namespace"))
        }
        return found
    }

    private func checkMap(
        _ conditions: [String: StringMatch]?,
        _ field: String,
        _ service: Located<VirtualService>,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        guard let conditions, !conditions.isEmpty else { return }
        for (name, condition) in conditions {
            if field != "queryParams", !Self.isHeader(name) {
                report(service, at: path()[field][name], "'\(name)' cannot be the name of a header", on: .key)
            }
            guard let problem = problem(of: condition, isPath: false) else { continue }
            report(
                service,
                at: path()[field][name][problem.key],
                "the \(problem.part) of \(field)[\"\(name)\"] \(problem.words)"
            )
        }
    }

    private static let pseudoHeaders: Set = [":method", ":scheme", ":authority", ":path", ":status"]

    private static func isHeader(_ name: String) -> Bool {
        HTTPSyntax.isToken(name) || pseudoHeaders.contains(name) || HTTPSyntax.isClaim(name)
    }

    private struct Problem {
        /// The field of the condition.
        var key: String
        /// What people call it.
        var part: String
        var words: String
    }

    private func problem(of condition: StringMatch, isPath: Bool) -> Problem? {
        if condition.prefix == "", !isPath { return Problem(key: "prefix", part: "prefix", words: "is empty") }
        guard let pattern = condition.regex, pattern.isEmpty || pattern.utf8.count > 1024 else { return nil }
        let words = pattern.isEmpty ? "is empty" : "has \(pattern.utf8.count) characters, more than 1024"
        return Problem(key: "regex", part: "pattern", words: words)
    }
}
