import MeshModel
import YAML

/// Reports routes behind others that leave nothing to them.
struct UnreachableRouteRule: LintRule {
    static let info = RuleInfo(
        "MG321",
        "unreachable-route",
        .warning,
        aliases: ["IST0130", "IST0133"],
        summary: "A route is never used, since an earlier one takes all that it could.",
        reason: """
            Routes are tried in order, and the first that matches wins. Behind a route without conditions nothing is tried any \
            more, nor is a route whose every condition is that of an earlier one. A route that delegates is not counted: its \
            delegate may let requests pass.
            """,
        help: "move the route before the one that takes its requests, or remove it",
        covers: [
            "VirtualService: http/tls/tcp rule after a rule without matches, or a second rule without matches (IST0130)",
            "VirtualService: rule all of whose matches appear, word for word, in earlier rules (IST0130)",
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
                    - delegate: {name: first}
                    - match: [{uri: {prefix: /a}}, {uri: {prefix: /b}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /b}}, {uri: {prefix: /c}}]
                      route: [{destination: {host: cart}}]
                    - route: [{destination: {host: cart}}]
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
                    - match: [{uri: {prefix: /a}, name: first}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /a}, name: second}] # ← each condition of the route is that of an earlier one
                      route: [{destination: {host: cart, subset: v2}}]
                    - name: default
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /b}}] # ← is never used: http[2] ('default') before it takes everything
                      route: [{destination: {host: cart}}]
                    - route: # ← is never used: http[2] ('default') before it takes everything
                        - destination: {host: cart}
                  tcp:
                    - route: [{destination: {host: cart}}]
                    - match: [{port: 80}] # ← is never used: tcp[0] before it takes everything
                      route: [{destination: {host: cart}}]
                  tls:
                    - match: [{sniHosts: [cart]}]
                      route: [{destination: {host: cart}}]
                    - match: [{sniHosts: [cart]}] # ← each condition of the route is that of an earlier one
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            if let routes = spec.http, routes.count > 1 {
                check(routes.map(RouteConditions.init), "http", service, report)
            }
            if let routes = spec.tls, routes.count > 1 {
                check(routes.map(RouteConditions.init), "tls", service, report)
            }
            if let routes = spec.tcp, routes.count > 1 {
                check(routes.map(RouteConditions.init), "tcp", service, report)
            }
        }
    }

    private func check(
        _ routes: [RouteConditions],
        _ list: String,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        var seen: Set<MeshModel.Tape> = []
        var catchAll: String?
        for (index, route) in routes.enumerated() {
            let path = FieldPath.root.spec[list][index]
            if let catchAll {
                report(service, at: path, "the route is never used: \(catchAll) before it takes everything")
            } else if !route.matches.isEmpty, route.matches.allSatisfy(seen.contains) {
                report(
                    service,
                    at: path,
                    "the route is never used: each condition of the route is that of an earlier one"
                )
            }
            guard !route.isDelegating else { continue }
            if route.isCatchAll, catchAll == nil {
                catchAll = "\(list)[\(index)]\(route.name.map { " ('\($0)')" } ?? "")"
            }
            seen.formUnion(route.matches)
        }
    }
}

/// The conditions of a route of any kind, as they are written.
struct RouteConditions {
    let name: String?
    let matches: [MeshModel.Tape]
    /// Whether it has no conditions, and says so.
    let isCatchAll: Bool
    let isDelegating: Bool

    init(_ route: VirtualService.HTTPRoute) {
        name = route.name.flatMap { $0.isEmpty ? nil : $0 }
        matches = (route.match ?? []).map { match in
            var match = match
            match.name = nil
            return match.tape
        }
        isCatchAll = matches.isEmpty && !route.isUnread("match")
        isDelegating = route.delegate != nil
    }

    init(_ route: VirtualService.TLSRoute) {
        self.init(route.match.map { $0.tape }, isUnread: route.isUnread("match"))
    }

    init(_ route: VirtualService.TCPRoute) {
        self.init((route.match ?? []).map { $0.tape }, isUnread: route.isUnread("match"))
    }

    private init(_ matches: [MeshModel.Tape], isUnread: Bool) {
        name = nil
        self.matches = matches
        isCatchAll = matches.isEmpty && !isUnread
        isDelegating = false
    }
}
