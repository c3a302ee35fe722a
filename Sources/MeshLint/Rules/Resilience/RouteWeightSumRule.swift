import MeshModel
import YAML

/// Reports routes whose weights do not share out the traffic as they are written.
struct RouteWeightSumRule: LintRule {
    static let info = RuleInfo(
        "MG501",
        "route-weight-sum",
        .warning,
        aliases: ["KIA1104"],
        summary: "The weights of a route do not say which share each destination gets.",
        reason: """
            Istio sends requests in proportion to the weights, whatever their sum: 90 and 30 become 75 % and 25 %. A destination \
            without a weight among others gets nothing, and a single destination gets everything, even with weight 0 \
            (istio/istio #36021, #15157, istio/api #586, #2192).
            """,
        help: "give every destination a weight, so that they add up to 100",
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
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 100}
                        - {destination: {host: cart, subset: v2}, weight: 0}
                    - route:
                        - destination: {host: cart}
                  tcp:
                    - route:
                        - {destination: {host: cart}, weight: 100}
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
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 100}
                        - destination: {host: cart, subset: v2} # ← without a weight it gets no request
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 0} # ← gets every request in spite of its weight 0
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: store}
                spec:
                  hosts: [store]
                  tcp:
                    - route: # ← add up to 60, not 100
                        - {destination: {host: store, subset: v1}, weight: 50}
                        - {destination: {host: store, subset: v2}, weight: 10}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            for (index, http) in (spec.http ?? []).enumerated() {
                check(http.route?.map(\.weight), of: service, at: .root.spec.http[index].route, report)
            }
            for (index, tcp) in (spec.tcp ?? []).enumerated() {
                check(tcp.route?.map(\.weight), of: service, at: .root.spec.tcp[index].route, report)
            }
            for (index, tls) in (spec.tls ?? []).enumerated() {
                check(tls.route?.map(\.weight), of: service, at: .root.spec.tls[index].route, report)
            }
        }
    }

    private func check(_ weights: [Int?]?, of service: Located<VirtualService>, at path: FieldPath, _ report: Report) {
        guard let weights else { return }
        let given = weights.compactMap(\.self)
        if weights.count == 1 {
            guard given == [0] else { return }
            report(service, at: path[0].weight, "the only destination gets every request in spite of its weight 0")
        } else if !given.isEmpty, let missing = weights.firstIndex(of: nil) {
            report(service, at: path[missing], "without a weight it gets no request, as the others have weights")
        } else if weights.count > 1 {
            let sum = given.reduce(0, &+)
            guard sum != 100, sum != 0 else { return }
            report(service, at: path, "the weights add up to \(sum), not 100")
        }
    }
}
