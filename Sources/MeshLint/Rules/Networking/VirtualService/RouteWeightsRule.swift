import MeshModel
import YAML

/// Reports routes all of whose weights are zero.
struct RouteWeightsRule: LintRule {
    static let info = RuleInfo(
        "MG317",
        "weightless-route",
        .error,
        aliases: ["IST0106"],
        summary: "A route has several destinations, and none of them has a weight.",
        reason: """
            Several destinations without weights are not an even split: a missing weight is 0, and Istio rejects a route whose \
            weights add up to nothing.
            """,
        help: "give the destinations weights that add up to 100",
        covers: ["VirtualService: several destinations and all weights 0 (sum of weights need not be 100)"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /a}}]
                      route: [{destination: {host: cart}}]
                    - route:
                        - {destination: {host: cart, subset: v1}}
                        - {destination: {host: cart, subset: v2}, weight: 1}
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
                    - route: # ← none of the 2 destinations has a weight
                        - {destination: {host: cart, subset: v1}}
                        - {destination: {host: cart, subset: v2}, weight: 0}
                  tls:
                    - match: [{sniHosts: [cart]}]
                      route: # ← none of the 2 destinations has a weight
                        - {destination: {host: cart, subset: v1}}
                        - {destination: {host: cart, subset: v2}}
                  tcp:
                    - route: # ← none of the 3 destinations has a weight
                        - {destination: {host: cart, subset: v1}}
                        - {destination: {host: cart, subset: v2}}
                        - {destination: {host: cart, subset: v3}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            service.resource.spec.forEachDestinations { route in
                guard route.entries.count > 1, route.entries.allSatisfy({ $0.weight ?? 0 == 0 }) else { return }
                report(
                    service,
                    at: route.path,
                    "none of the \(route.entries.count) destinations has a weight",
                    on: .key
                )
            }
        }
    }
}
