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
            if let routes = spec.http, routes.count > 1 { checkBehindCatchAll(routes, service, report) }
            if let routes = spec.tls, routes.count > 1 {
                check(routes.map(RouteConditions.init), "tls", service, report)
            }
            if let routes = spec.tcp, routes.count > 1 {
                check(routes.map(RouteConditions.init), "tcp", service, report)
            }
        }
        for found in mesh.httpOverlaps { checkRepeated(found, report) }
    }

    private func checkBehindCatchAll(
        _ routes: [VirtualService.HTTPRoute],
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        guard let catchAll = routes.firstIndex(where: { $0.isCatchAll }), catchAll < routes.count - 1 else { return }
        let words = service.resource.spec.words(for: MatchOverlap.Place(route: catchAll))
        for index in routes.indices[(catchAll + 1)...] { reportUnused(service, "http", index, behind: words, report) }
    }

    /// Reports the HTTP routes all of whose conditions are those of earlier routes.
    private func checkRepeated(_ found: ServiceOverlaps, _ report: Report) {
        var counts: [Int: Int] = [:]
        for overlap in found.overlaps where overlap.kind == .repeated && !overlap.isInOneRoute {
            counts[overlap.inner.route, default: 0] += 1
        }
        for (index, count) in counts where found.service.resource.spec.http?[index].match?.count == count {
            report(found.service, at: .root.spec.http[index], Self.repeated)
        }
    }

    /// Checks routes for TLS or TCP.
    private func check(
        _ routes: [RouteConditions],
        _ list: String,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        var seen: Set<MeshModel.Tape> = []
        var catchAll: String?
        for (index, route) in routes.enumerated() {
            if let catchAll {
                reportUnused(service, list, index, behind: catchAll, report)
            } else if !route.matches.isEmpty, route.matches.allSatisfy(seen.contains) {
                report(service, at: .root.spec[list][index], Self.repeated)
            }
            if route.isCatchAll, catchAll == nil { catchAll = "\(list)[\(index)]" }
            seen.formUnion(route.matches)
        }
    }

    private static let repeated = "the route is never used: each condition of the route is that of an earlier one"

    private func reportUnused(
        _ service: Located<VirtualService>,
        _ list: String,
        _ index: Int,
        behind catchAll: String,
        _ report: Report
    ) {
        let message = "the route is never used: \(catchAll) before it takes everything"
        report(service, at: .root.spec[list][index], message)
    }
}

extension VirtualService.HTTPRoute {
    /// Whether it takes every request: it has no conditions, and no delegate that could let some pass.
    fileprivate var isCatchAll: Bool { match?.isEmpty != false && delegate == nil && !isUnread("match") }
}

/// The conditions of a route for TLS or TCP, as they are written.
struct RouteConditions {
    let matches: [MeshModel.Tape]
    /// Whether it has no conditions, and says so.
    let isCatchAll: Bool

    init(_ route: VirtualService.TLSRoute) {
        self.init(route.match.map { $0.tape }, isUnread: route.isUnread("match"))
    }

    init(_ route: VirtualService.TCPRoute) {
        self.init((route.match ?? []).map { $0.tape }, isUnread: route.isUnread("match"))
    }

    private init(_ matches: [MeshModel.Tape], isUnread: Bool) {
        self.matches = matches
        isCatchAll = matches.isEmpty && !isUnread
    }
}
