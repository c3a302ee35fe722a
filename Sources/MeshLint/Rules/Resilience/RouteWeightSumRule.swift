import MeshModel
import YAML

/// Reports routes whose weights do not share out exactly the whole traffic.
struct RouteWeightSumRule: LintRule {
    static let info = RuleInfo(
        "MG501",
        "route-weight-sum",
        .warning,
        summary: "The weights of a route do not add up to 100.",
        reason: """
            Istio sends requests in proportion to the weights, whatever their sum: 90 and 30 become 75 % and 25 %. The shares \
            that are written down are then not the shares that happen.
            """,
        help: "make the weights add up to 100",
        covers: ["Check 11"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 90}
                        - {destination: {host: cart, subset: v2}, weight: 10}
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
                    - route: # ← add up to 120, not 100
                        - {destination: {host: cart, subset: v1}, weight: 90}
                        - {destination: {host: cart, subset: v2}, weight: 30}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, http) in (service.resource.spec.http ?? []).enumerated() {
                let weights = (http.route ?? []).compactMap(\.weight)
                let sum = weights.reduce(0) { $0 &+ $1 }
                guard weights.count > 1, sum != 100 else { continue }
                report(service, at: .root.spec.http[index].route, "the weights add up to \(sum), not 100")
            }
        }
    }
}
