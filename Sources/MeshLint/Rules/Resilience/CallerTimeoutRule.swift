import MeshModel
import YAML

/// Reports services that are given less time than they give to what they call.
struct CallerTimeoutRule: LintRule {
    static let info = RuleInfo(
        "MG505",
        "caller-timeout",
        .warning,
        summary: "A service is given less time for a request than it gives to a service that it calls.",
        reason: """
            Whoever called has its 504 while the service still waits for its own call: the work is done for nobody, and a retry \
            begins it again while it still runs. The longest timeout of a VirtualService's routes to the caller is compared with \
            the shortest of the mesh's routes to the callee; routes without a limit, and ports with streams or long polls, are \
            left out. docs/call-graph.md tells what counts as a call.
            """,
        help: "shorten the timeout of the callee, or give the caller more time",
        accepts: [
            Example(system(frontend: "10s", cart: "10s")),
            Example(system(frontend: "10s", cart: "0s")),
            Example(
                """
                # Long polls beside a stream.
                \(system(frontend: "10s", cart: "60s"))
                    - match: [{uri: {prefix: /live}}]
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 0}
                """
            ),
        ],
        rejects: [
            Example(
                system(
                    frontend:
                        "5s # ← requests to 'frontend' end after 5s, its calls to 'cart' (environment variable CART) take up to 10s",
                    cart: "10s"
                )
            )
        ]
    )

    private static func system(frontend: String, cart: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: frontend, namespace: shop}
        spec: {selector: {app: frontend}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: frontend, namespace: shop}
        spec:
          selector: {matchLabels: {app: frontend}}
          template:
            metadata: {labels: {app: frontend}}
            spec:
              containers: [{name: app, image: "frontend:1", env: [{name: CART, value: "cart.shop.svc:80"}]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: edge, namespace: shop}
        spec:
          hosts: [shop.example.com]
          gateways: [edge]
          http:
            - match: [{uri: {prefix: /quick}}]
              route: [{destination: {host: frontend}}]
              timeout: 1s
            - route: [{destination: {host: frontend}}]
              timeout: \(frontend)
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec:
          hosts: [cart]
          http:
            - route: [{destination: {host: cart}}]
              timeout: \(cart)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let table = mesh.routeTable
        guard !table.mesh.isEmpty else { return }
        var needs: [String: Int?] = [:]
        for call in mesh.callGraph.calls {
            guard case .service(let caller) = call.caller else { continue }
            let callee = call.callee.name
            let known = needs[callee] ?? shortest(table.mesh[callee] ?? [])
            needs[callee] = known
            guard let needed = known else { continue }
            let given = (table.gateway[caller] ?? []) + (table.mesh[caller] ?? [])
            for (service, routes) in grouped(given) {
                guard let (route, limit) = longest(routes), limit < needed else { continue }
                let names = (from: CallGraph.shortName(caller), to: CallGraph.shortName(callee))
                let message = """
                    requests to '\(names.from)' end after \(text(limit)), its calls to '\(names.to)' (\(call.evidence)) take up to \
                    \(text(needed))
                    """
                report(service, at: route.path.timeout, message)
            }
        }
    }

    /// The shortest limit of a call, without the ports that have streams.
    private func shortest(_ routes: [AppliedRoute]) -> Int? {
        let streams = routes.filter { $0.http.isDeclaredStream }.compactMap { $0.http.route?.first?.destination }
        return routes.compactMap { route -> Int? in
            guard let limit = route.http.limit, let destination = route.http.route?.first?.destination else {
                return nil
            }
            return streams.contains { $0.isSamePort(as: destination) } ? nil : limit
        }.min()
    }

    private func longest(_ routes: [AppliedRoute]) -> (AppliedRoute, Int)? {
        routes.compactMap { route in route.http.limit.map { (route, $0) } }.max { $0.1 < $1.1 }
    }

    private func grouped(_ routes: [AppliedRoute]) -> [(Located<VirtualService>, [AppliedRoute])] {
        var order: [Located<VirtualService>] = []
        var groups: [ObjectIdentifier: [AppliedRoute]] = [:]
        for route in routes {
            let key = ObjectIdentifier(route.service)
            if groups[key] == nil { order.append(route.service) }
            groups[key, default: []].append(route)
        }
        return order.map { ($0, groups[ObjectIdentifier($0)] ?? []) }
    }

    private func text(_ nanoseconds: Int) -> String { GoDuration.text(nanoseconds: nanoseconds) }
}
