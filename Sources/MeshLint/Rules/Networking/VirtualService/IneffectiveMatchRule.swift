import MeshModel
import YAML

/// Reports conditions that earlier ones repeat or, as shorter prefixes, contain.
struct IneffectiveMatchRule: LintRule {
    static let info = RuleInfo(
        "MG322",
        "ineffective-match",
        .info,
        aliases: ["IST0131", "IST0133"],
        summary: "A condition repeats an earlier one, or asks for a prefix that begins with an earlier one's.",
        reason: """
            Routes are tried in order, and the first that matches wins: a request for `/cart/items` never gets beyond the prefix \
            `/cart`. Where the earlier condition asks for GET, it still takes the requests that most of them are. A condition that is \
            never reached is a warning; one that only adds nothing to its own route informs.
            """,
        help: "put the more precise condition first",
        covers: [
            "VirtualService: match that repeats an earlier match (IST0131; `name` ignored)",
            "VirtualService: http prefix match covered by an earlier shorter prefix with the same port, method (GET assumed), authority, headers, query params, withoutHeaders (IST0131; only prefix vs prefix is looked at)",
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
                    - match: [{uri: {prefix: /cart/items}}]
                      route: [{destination: {host: items}}]
                    - match: [{uri: {prefix: /cart}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /list}, method: {exact: POST}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /list/new}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /a}, port: 80}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /a/b}, port: 81}, {uri: {prefix: /a/b}, headers: {x-user: {exact: a}}}]
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
                    - name: cart
                      match:
                        - uri: {prefix: /cart}
                        - {name: again, uri: {prefix: /cart}} # ← the condition repeats match[0] of http[0] ('cart')
                      route: [{destination: {host: cart}}]
                    - match:
                        - uri: {prefix: /cart/items} # ← prefix '/cart/items' is never reached: match[0] of http[0] ('cart') takes '/cart'
                        - uri: {exact: /other}
                      route: [{destination: {host: items}}]
                    - match: [{uri: {prefix: /list}, method: {exact: GET}}]
                      route: [{destination: {host: cart}}]
                    - match:
                        - uri: {prefix: /list/new} # ← GET requests for prefix '/list/new' go to match[0] of http[2], which takes '/list'
                      route: [{destination: {host: cart}}]
                  tcp:
                    - match: [{port: 80}, {port: 81}]
                      route: [{destination: {host: cart}}]
                    - match:
                        - {port: 81} # ← the condition repeats match[1] of tcp[0]
                        - {port: 82}
                      route: [{destination: {host: cart}}]
                  tls:
                    - match:
                        - {sniHosts: [cart]}
                        - {sniHosts: [cart]} # ← the condition repeats match[0] of tls[0]
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for found in mesh.httpOverlaps {
            for overlap in found.overlaps where overlap.kind != .wider {
                let isUnreachable = overlap.kind != .shorterPrefixOfGET && !overlap.isInOneRoute
                report(
                    found.service,
                    at: FieldPath(overlap.inner),
                    message(overlap, in: found.service.resource.spec),
                    severity: isUnreachable ? .warning : nil
                )
            }
        }
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            if let routes = spec.tls { checkRepeats(routes.map(RouteConditions.init), "tls", service, report) }
            if let routes = spec.tcp { checkRepeats(routes.map(RouteConditions.init), "tcp", service, report) }
        }
    }

    private func message(_ overlap: MatchOverlap, in spec: VirtualService.Spec) -> String {
        let outer = spec.words(for: overlap.outer)
        let (prefix, shorter) = (spec.prefix(of: overlap.inner), spec.prefix(of: overlap.outer))
        return switch overlap.kind {
        case .repeated: "the condition repeats \(outer)"
        case .shorterPrefixOfGET: "GET requests for prefix '\(prefix)' go to \(outer), which takes '\(shorter)'"
        case .shorterPrefix, .wider: "prefix '\(prefix)' is never reached: \(outer) takes '\(shorter)'"
        }
    }

    private func checkRepeats(
        _ routes: [RouteConditions],
        _ list: String,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        var seen: [MeshModel.Tape: String] = [:]
        for (index, route) in routes.enumerated() {
            for (place, match) in route.matches.enumerated() {
                if let first = seen[match] {
                    report(service, at: .root.spec[list][index].match[place], "the condition repeats \(first)")
                } else {
                    seen[match] = "match[\(place)] of \(list)[\(index)]"
                }
            }
        }
    }
}
