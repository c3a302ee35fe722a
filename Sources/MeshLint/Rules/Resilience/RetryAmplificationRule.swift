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
            requests on; what counts as a call is told at the page about the call graph.
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
                    found: "one request can become 36: gateway routes of shop/edge (6 tries) → frontend (6 tries) → cart"
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
        var chains = RetryChains(mesh)
        var seen: Set<String> = []
        for call in mesh.callGraph.calls {
            let chain = chains.worst(endingWith: call)
            guard chain.requests > Self.mostRequests, let last = chain.hops.last, last.tries > 1, let route = last.route,
                chain.hops.count(where: { $0.tries > 1 }) > 1, seen.insert("\(call.callee.name) \(route.index)").inserted
            else { continue }
            report(
                route.service,
                at: route.path.retries,
                "one request can become \(chain.requests): \(chain.description)"
            )
        }
    }
}

/// The chains of calls along which retries multiply most.
struct RetryChains {
    /// A call, and how often it is made for one request.
    struct Hop {
        var call: CallGraph.Call
        var tries: Int
        /// The route with the most tries.
        var route: AppliedRoute?
    }

    struct Chain: CustomStringConvertible {
        var hops: [Hop] = []
        /// How many requests arrive at its end for one at its beginning.
        var requests = 1

        var description: String {
            let callers = hops.map { hop in hop.tries > 1 ? "\(hop.call.caller) (\(hop.tries) tries)" : "\(hop.call.caller)" }
            let end = hops.last.map { CallGraph.shortName($0.call.callee.name) } ?? ""
            return (callers + [end]).joined(separator: " → ")
        }
    }

    /// Longer chains are cut.
    private static let longest = 12

    private let mesh: MeshSnapshot
    private let bounded: Set<String>
    private var known: [CallGraph.Caller: Chain] = [:]
    private var open: Set<CallGraph.Caller> = []

    init(_ mesh: MeshSnapshot) {
        self.mesh = mesh
        bounded = Self.boundedHosts(mesh)
    }

    /// The chain with the most requests whose last call this is.
    mutating func worst(endingWith call: CallGraph.Call) -> Chain {
        var chain = worst(upTo: call.caller)
        let hop = hop(call)
        guard chain.hops.count < Self.longest else { return chain }
        chain.hops.append(hop)
        chain.requests = min(chain.requests * hop.tries, 1_000_000)
        return chain
    }

    private mutating func worst(upTo caller: CallGraph.Caller) -> Chain {
        if let chain = known[caller] { return chain }
        guard case .service(let host) = caller, open.insert(caller).inserted else { return Chain() }
        var worst = Chain()
        for call in mesh.callGraph.calls(to: host) where !open.contains(call.caller) {
            let chain = self.worst(endingWith: call)
            if chain.requests > worst.requests { worst = chain }
        }
        open.remove(caller)
        known[caller] = worst
        return worst
    }

    private func hop(_ call: CallGraph.Call) -> Hop {
        guard !bounded.contains(call.callee.name) else { return Hop(call: call, tries: 1) }
        let routes = routes(of: call).map { (route: $0, policy: RetryPolicy($0.http.retries)) }
        let worst = routes.filter(\.policy.retriesOverload).max { $0.policy.tries < $1.policy.tries }
        return Hop(call: call, tries: min(worst?.policy.tries ?? 1, 1000), route: worst?.route)
    }

    private func routes(of call: CallGraph.Call) -> [AppliedRoute] {
        guard case .gateway(let name) = call.caller else { return mesh.routeTable.mesh[call.callee.name] ?? [] }
        let routes = mesh.routeTable.gateway[call.callee.name] ?? []
        return routes.filter { "\($0.service.namespace)/\($0.service.name)" == name }
    }

    /// The hosts whose DestinationRule bounds how many retries there are at a time.
    private static func boundedHosts(_ mesh: MeshSnapshot) -> Set<String> {
        var hosts: Set<String> = []
        for rule in mesh.all(DestinationRule.self) {
            guard let policy = rule.resource.spec.trafficPolicy else { continue }
            if policy.retryBudget != nil || policy.connectionPool?.http?.maxRetries ?? 0 > 0 {
                hosts.insert(HostName.full(rule.resource.spec.host, in: rule.namespace))
            }
        }
        return hosts
    }
}
