import MeshModel
import YAML

/// Reports conditions of HTTP routes that no request meets.
struct UnmatchableRequestRule: LintRule {
    static let info = RuleInfo(
        "MG328",
        "unmatchable-request",
        .error,
        summary: "A condition of an HTTP route asks for what no request has.",
        reason: """
            The path of a request begins with '/', and its query is no part of it; methods are written in capitals; a '*' in \
            `exact` and `prefix` stands for itself. Istio ignores `uri`, `scheme`, `method` and `authority` among `headers`, so \
            that a route which asks for them there takes all requests.
            """,
        help: "write the condition as requests are: prefix /api for all below it, method GET, authority for the host",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match:
                        - {uri: {prefix: /api/}, method: {exact: GET}, authority: {exact: cart}}
                        - {uri: {exact: /}, queryParams: {b: {exact: c}}}
                        - {uri: {regex: ".*"}, method: {regex: "get|GET"}, headers: {x-method: {exact: get}}}
                        - uri: {prefix: ""}
                        - headers: {":authority": {exact: cart}}
                        - uri: {exact: "*"}
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
                        - uri: {prefix: api} # ← no path begins with 'api', but all with '/'
                        - uri: {exact: "/a?b=c"} # ← '/a?b=c' has a query, which is no part of the path
                        - uri: {exact: /api/*} # ← the '*' of '/api/*' stands for itself
                          method: {exact: post} # ← 'post' is no method, but 'POST' is
                        - headers:
                            authority: {exact: cart} # ← 'authority' among headers is ignored
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    /// The fields of a request that have conditions of their own.
    private static let ignoredHeaders: Set<String> = ["uri", "scheme", "method", "authority"]
    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPMatch { service, match, path in
            if let (problem, severity) = match.uri.flatMap(Self.problem) {
                report(service, at: path().uri, problem, severity: severity)
            }
            if let method = match.method?.exact, !Self.methods.contains(method),
                Self.methods.contains(method.uppercased())
            {
                report(service, at: path().method, "'\(method)' is no method, but '\(method.uppercased())' is")
            }
            for name in (match.headers ?? [:]).keys.sorted() where Self.ignoredHeaders.contains(name) {
                let message = "'\(name)' among headers is ignored: the route takes requests whatever it is"
                report(service, at: path().headers[name], message, on: .key, help: "ask for it in the field '\(name)'")
            }
        }
    }

    private static func problem(of uri: StringMatch) -> (String, Severity?)? {
        // CONNECT and OPTIONS can ask for the server as a whole: '*'.
        guard let text = uri.exact ?? uri.prefix, !text.isEmpty, text != "*" else { return nil }
        if !text.hasPrefix("/") { return ("no path begins with '\(text)', but all with '/'", nil) }
        if text.contains("?") { return ("'\(text)' has a query, which is no part of the path", nil) }
        return text.contains("*") ? ("the '*' of '\(text)' stands for itself", .warning) : nil
    }
}
