import MeshModel
import YAML

/// Reports weights of destinations that are alone in their route.
struct SingleWeightRule: LintRule {
    static let info = RuleInfo(
        "MG326",
        "weight-of-single-destination",
        .warning,
        aliases: ["KIA1104"],
        summary: "The only destination of a route has a weight other than 100.",
        reason: """
            Weights share out requests between the destinations of one route. A destination that is alone gets all of them, \
            whatever its weight, even 0; the rest does not go to another route.
            """,
        help: "remove the weight, or add the destination that should get the rest",
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
                      route: [{destination: {host: cart}, weight: 100}]
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
                    - match: [{uri: {prefix: /a}}]
                      route:
                        - destination: {host: cart}
                          weight: 0 # ← the only destination gets everything, not 0 %
                    - route:
                        - destination: {host: cart}
                          weight: 90 # ← the only destination gets everything, not 90 %
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            service.resource.spec.forEachDestinations { route in
                guard route.entries.count == 1, let weight = route.entries[0].weight, weight != 100, weight >= 0 else {
                    return
                }
                report(service, at: route.path[0].weight, "the only destination gets everything, not \(weight) %")
            }
        }
    }
}
