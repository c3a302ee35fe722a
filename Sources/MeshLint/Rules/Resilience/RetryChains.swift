import MeshModel

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
            let callers = hops.map { hop in
                hop.tries > 1 ? "\(hop.call.caller) (\(hop.tries) tries)" : "\(hop.call.caller)"
            }
            let end = hops.last.map { CallGraph.shortName($0.call.callee.name) } ?? ""
            return (callers + [end]).joined(separator: " → ")
        }

        /// This chain with one call more; `nil` where it would come back to a service that it has.
        func adding(_ hop: Hop) -> Chain? {
            guard hops.count < RetryChains.longest,
                !hops.contains(where: { $0.call.caller == .service(hop.call.callee.name) })
            else { return nil }
            return Chain(hops: hops + [hop], requests: requests * hop.tries)
        }
    }

    /// Longer chains are not followed.
    private static let longest = 12
    /// The chains whose last call takes the number of requests above the limit.
    private(set) var tooLong: [Chain] = []

    private struct Effort {
        var tries: Int
        var route: AppliedRoute?
    }

    init(_ mesh: MeshSnapshot, limit: Int) {
        let hops = Self.hops(mesh)
        var worst: [CallGraph.Caller: Chain] = [:]
        for _ in 0..<Self.longest {
            var isChanged = false
            for hop in hops {
                let before = worst[hop.call.caller] ?? Chain()
                let end = CallGraph.Caller.service(hop.call.callee.name)
                let requests = before.requests * hop.tries
                // What is above the limit is reported, so it need not be followed.
                guard requests <= limit, requests > worst[end]?.requests ?? 1, let chain = before.adding(hop) else {
                    continue
                }
                worst[end] = chain
                isChanged = true
            }
            if !isChanged { break }
        }
        tooLong = hops.compactMap { hop in
            let before = worst[hop.call.caller] ?? Chain()
            guard before.requests > 1, hop.tries > 1, before.requests * hop.tries > limit else { return nil }
            return before.adding(hop)
        }
    }

    private static func hops(_ mesh: MeshSnapshot) -> [Hop] {
        let bounded = boundedHosts(mesh)
        let table = mesh.routeTable
        var efforts: [String: Effort] = [:]
        return mesh.callGraph.calls.map { call in
            let host = call.callee.name
            if bounded.contains(host) { return Hop(call: call, tries: 1) }
            if case .gateway(let name) = call.caller {
                let effort = effort((table.gateway[host] ?? []).filter { $0.owner == name })
                return Hop(call: call, tries: effort.tries, route: effort.route)
            }
            let effort = efforts[host] ?? effort(table.mesh[host] ?? [])
            efforts[host] = effort
            return Hop(call: call, tries: effort.tries, route: effort.route)
        }
    }

    /// The most tries of routes that try the answers of a busy service again.
    private static func effort(_ routes: [AppliedRoute]) -> Effort {
        var most = Effort(tries: 1)
        for route in routes {
            let policy = RetryPolicy(route.http.retries)
            guard policy.tries > most.tries, policy.retriesOverload else { continue }
            most = Effort(tries: min(policy.tries, 1000), route: route)
        }
        return most
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
