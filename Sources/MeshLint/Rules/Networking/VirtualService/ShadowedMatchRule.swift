import MeshModel
import YAML

/// Reports conditions all of whose requests an earlier, wider one takes.
struct ShadowedMatchRule: LintRule {
    static let info = RuleInfo(
        "MG323",
        "shadowed-match",
        .warning,
        summary: "A condition never matches, since an earlier one that is wider takes all of its requests.",
        reason: """
            Routes are tried in order, and the first that matches wins. Reported is only what is certain from path, method, \
            authority, headers, query parameters, port, gateways and callers together; regular expressions are compared by their \
            text and by what they begin with.
            """,
        help: "put the more precise condition first",
        covers: ["Check 2"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {exact: /cart}}, {uri: {regex: "/cart/[0-9]+"}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, method: {regex: GET|HEAD}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, headers: {x-user: {prefix: a}}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, headers: {x-user: {exact: b}}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, method: {exact: POST}, withoutHeaders: {x-user: {}}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, sourceLabels: {app: a}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /Cart}, ignoreUriCase: true}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /cart}, gateways: [edge], sourceLabels: {app: a}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /}}]
                      delegate: {name: rest}
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
                    - match: [{uri: {prefix: /cart}}]
                      route: [{destination: {host: cart}}]
                    - match:
                        - uri: {exact: /cart/items} # ← the condition never matches: match[0] of http[0] takes its requests
                        - uri: {regex: "/cart/[0-9]+"} # ← never matches: match[0] of http[0]
                        - {uri: {prefix: /cart}, headers: {x-user: {exact: a}}} # ← never matches: match[0] of http[0]
                      route: [{destination: {host: cart}}]
                    - match: [{method: {regex: GET|HEAD}, queryParams: {page: {}}}]
                      route: [{destination: {host: cart}}]
                    - match:
                        - {uri: {prefix: /b}, method: {exact: HEAD}, queryParams: {page: {exact: "1"}}} # ← match[0] of http[2]
                      route: [{destination: {host: cart}}]
                    - match: [{headers: {X-User: {prefix: a}}, port: 80}, {sourceLabels: {app: a}}]
                      route: [{destination: {host: cart}}]
                    - match:
                        - {headers: {x-user: {exact: ab}}, port: 80} # ← match[0] of http[4]
                        - {uri: {prefix: /c}, sourceLabels: {app: a, version: v1}} # ← match[1] of http[4]
                      route: [{destination: {host: cart}}]
                    - match:
                        - uri: {prefix: /}
                        - uri: {exact: /d} # ← the condition adds nothing: match[0] of the same route takes its requests
                      route: [{destination: {host: cart}}]
                    - route: # ← the route is never used: match[0] of http[6] takes its requests
                        - destination: {host: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for found in mesh.httpOverlaps {
            for overlap in found.overlaps where overlap.kind == .wider {
                let severity: Severity? = overlap.isInOneRoute ? .info : nil
                let message = message(overlap, in: found.service.resource.spec)
                report(found.service, at: FieldPath(overlap.inner), message, severity: severity)
            }
        }
    }

    private func message(_ overlap: MatchOverlap, in spec: VirtualService.Spec) -> String {
        if overlap.isInOneRoute {
            return
                "the condition adds nothing: match[\(overlap.outer.match ?? 0)] of the same route takes its requests already"
        }
        let what = overlap.inner.match == nil ? "the route is never used" : "the condition never matches"
        return "\(what): \(spec.words(for: overlap.outer)) takes its requests first"
    }
}
