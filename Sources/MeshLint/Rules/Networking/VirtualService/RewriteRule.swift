import MeshModel
import YAML

/// Reports rewrites that change nothing or say how to change the path in two ways, and authorities that are set twice.
struct RewriteRule: LintRule {
    static let info = RuleInfo(
        "MG315",
        "contradicting-rewrite",
        .error,
        aliases: ["IST0106"],
        summary: "A rewrite changes nothing, or a route says twice what the path or the authority becomes.",
        reason: """
            Envoy rewrites a path by its prefix or by a pattern, not by both, and the authority of a request once. Istio rejects \
            the rest instead of choosing.
            """,
        help: "say once what the path becomes (uri or uriRegexRewrite), and once what the authority becomes",
        covers: [
            "VirtualService: rewrite with both uri and uriRegexRewrite",
            "VirtualService: rewrite with nothing set",
            "VirtualService: uriRegexRewrite without match or rewrite",
            "VirtualService: uriRegexRewrite.match over 1024 or not RE2",
            "VirtualService: authority set more than once (rewrite.authority, request set/add of Host/:authority)",
        ],
        accepts: [
            Example(
                #"""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /a}}]
                      rewrite: {uriRegexRewrite: {match: "^/a/(.*)$", rewrite: "/\\1"}, authority: cart.example.com}
                      route: [{destination: {host: cart}}]
                    - rewrite: {uri: /}
                      headers: {request: {set: {host: cart.example.com}}}
                      route: [{destination: {host: cart}}]
                """#
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
                    - match: [{uri: {prefix: /a}}]
                      rewrite:
                        uri: /b
                        uriRegexRewrite: {match: /a, rewrite: /c} # ← both uri and uriRegexRewrite are set
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /d}}]
                      rewrite: {} # ← the rewrite changes nothing
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /e}}]
                      rewrite:
                        uriRegexRewrite: {match: /e} # ← uriRegexRewrite has no rewrite
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /f}}]
                      rewrite:
                        uriRegexRewrite: {rewrite: /e} # ← uriRegexRewrite has no match
                      route: [{destination: {host: cart}}]
                    - rewrite:
                        uriRegexRewrite:
                          match: \(String(repeating: "/cart", count: 205)) # ← the pattern has 1025 characters
                          rewrite: /a
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
                    - rewrite: {authority: a.example.com}
                      headers:
                        request:
                          set: {Host: b.example.com} # ← the authority is set twice, by rewrite.authority and by 'Host'
                      route: [{destination: {host: cart}}]
                    - headers:
                        request:
                          set: {host: a.example.com}
                          add:
                            ":authority": b.example.com # ← the authority is set twice, by 'host' and by ':authority'
                      route: [{destination: {host: cart}}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            let path = FieldPath.root.spec.http[index]
            if let rewrite = route.rewrite { check(rewrite, at: path.rewrite, service, report) }
            if route.headers?.request != nil { checkAuthority(route, at: path, service, report) }
        }
    }

    private func check(
        _ rewrite: VirtualService.HTTPRewrite,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        let hasPath = rewrite.uri?.isEmpty == false
        guard let pattern = rewrite.uriRegexRewrite else {
            let isEmpty = !hasPath && rewrite.authority?.isEmpty != false && rewrite.unknownFields.isEmpty
            if isEmpty { report(service, at: path, "the rewrite changes nothing") }
            return
        }
        if hasPath {
            report(service, at: path.uriRegexRewrite, "both uri and uriRegexRewrite are set", on: .key)
        }
        for (field, text) in [("match", pattern.match), ("rewrite", pattern.rewrite)] where text?.isEmpty != false {
            report(service, at: path.uriRegexRewrite, "uriRegexRewrite has no \(field)", on: .key)
        }
        guard let text = pattern.match, text.utf8.count > 1024 else { return }
        let message = "the pattern has \(text.utf8.count) characters, more than 1024"
        report(service, at: path.uriRegexRewrite.match, message)
    }

    private func checkAuthority(
        _ route: VirtualService.HTTPRoute,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        var first = route.rewrite?.authority?.isEmpty == false ? "rewrite.authority" : nil
        for operation in route.headers?.operations ?? [] where operation.isRequest && operation.verb != "remove" {
            for header in operation.headers where HeaderOperation.isAuthority(header.name) {
                if let first {
                    let place = operation.steps.reduce(path.headers) { $0[$1] }[header.name]
                    report(
                        service,
                        at: place,
                        "the authority is set twice, by \(first) and by '\(header.name)'",
                        on: .key
                    )
                }
                first = first ?? "'\(header.name)'"
            }
        }
    }
}
