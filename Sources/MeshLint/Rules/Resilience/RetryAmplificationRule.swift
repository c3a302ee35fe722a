import MeshModel
import YAML

/// Reports chains of services whose retries multiply.
struct RetryAmplificationRule: LintRule {
    static let info = RuleInfo(
        "MG504",
        "retry-amplification",
        .warning,
        summary: "Retries along a chain of services multiply one request into very many.",
        reason: """
            When the last service of a chain is overloaded, every service before it tries its own call again, and each of these \
            tries is tried again further down: three services with 3 retries each send 64 requests for one, to a service that \
            could not answer one. Only retries on answers of a busy service count (5xx, reset, 503, unavailable …), not those on \
            connect-failure, and not where maxRetries or a retryBudget of the DestinationRule bounds them. Reported from \(mostRequests + 1) \
            requests on; docs/call-graph.md tells what counts as a call.
            """,
        help: "retry in one place of the chain, best next to the service that fails, or bound retries with retryBudget",
        accepts: [
            Example(
                """
                # A gateway and one service with 3 retries each: 16 requests.
                \(chain(frontend: "attempts: 3, retryOn: 5xx", cart: "attempts: 3, retryOn: 5xx"))
                """
            ),
            Example(
                """
                # Retries that a busy service does not set off.
                \(chain(frontend: "attempts: 9, retryOn: 5xx", cart: "attempts: 9, retryOn: connect-failure"))
                """
            ),
        ],
        rejects: [
            Example(
                chain(
                    frontend: "attempts: 5, retryOn: 5xx",
                    cart: "attempts: 5, retryOn: 5xx",
                    found:
                        "one request can become 36: gateway routes of shop/edge (6 tries) → frontend (6 tries) → cart"
                )
            )
        ]
    )

    /// Two services with three retries each make 16, three make 64.
    private static let mostRequests = 25

    private static func chain(frontend: String, cart: String, found: String? = nil) -> String {
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
              containers: [{name: app, image: "frontend:1", env: [{name: CART_URL, value: "http://cart"}]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: edge, namespace: shop}
        spec:
          hosts: [shop.example.com]
          gateways: [edge]
          http: [{route: [{destination: {host: frontend}}], retries: {\(frontend)}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec:
          hosts: [cart]
          http:
            - route: [{destination: {host: cart}}]
              retries: {\(cart)}\(found.map { " # ← \($0)" } ?? "")
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard !mesh.all(VirtualService.self).isEmpty else { return }
        var seen: Set<String> = []
        for chain in RetryChains(mesh, limit: Self.mostRequests).tooLong {
            guard let last = chain.hops.last, let route = last.route else { continue }
            guard seen.insert("\(last.call.callee.name) \(route.service.name) \(route.index)").inserted else {
                continue
            }
            let message = "one request can become \(chain.requests): \(chain.description)"
            report(route.service, at: route.path.retries, message)
        }
    }
}
