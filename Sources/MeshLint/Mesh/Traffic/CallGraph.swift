import MeshModel

/// Who calls whom, as far as the inputs tell.
///
/// These count as calls:
/// - a route of a gateway: the gateway calls the host that it routes to;
/// - an environment variable of a container whose value is the address of a Service of the inputs: `http://cart:8080`,
///   `cart.shop.svc:8080`, or the bare name where the variable's name says that it holds an address (`CART_HOST`);
/// - an exact host among the egress hosts of a Sidecar with a workload selector;
/// - an AuthorizationPolicy with a selector that allows the service account of a workload, unless it is `default`.
///
/// These do not: wildcards, hosts of a Sidecar for a whole namespace, what a container's arguments or files say, and calls
/// of a service to itself.
final class CallGraph: Sendable {
    /// Who calls.
    enum Caller: Hashable, Sendable {
        /// A gateway, by `namespace/name` of the VirtualService that holds its routes.
        case gateway(String)
        /// The pods behind a Service, by its full name.
        case service(String)
        /// Pods that no Service selects: `CronJob shop/report`.
        case workload(String)
    }

    /// How a call is known.
    enum Evidence: Hashable, Sendable {
        case route(String)
        case environment(String)
        case egress(String)
        case policy(String)
    }

    struct Call: Sendable {
        let caller: Caller
        let callee: RegisteredHost
        let evidence: Evidence
    }

    let calls: [Call]
    private let from: [Caller: [Call]]
    private let to: [String: [Call]]
    private let pods: [Caller: [Workload]]

    init(_ mesh: MeshSnapshot) {
        var builder = CallGraphBuilder(mesh)
        builder.addGatewayRoutes()
        builder.addEnvironments()
        builder.addSidecars()
        builder.addPolicies()
        calls = builder.calls
        from = Dictionary(grouping: builder.calls, by: \.caller)
        to = Dictionary(grouping: builder.calls, by: \.callee.name)
        pods = builder.pods
    }

    func calls(from caller: Caller) -> [Call] { from[caller] ?? [] }

    /// The calls to a host, by its full name.
    func calls(to host: String) -> [Call] { to[host] ?? [] }

    /// The workloads that make the calls of a caller.
    func workloads(of caller: Caller) -> [Workload] { pods[caller] ?? [] }
}

extension CallGraph.Caller: CustomStringConvertible {
    var description: String {
        switch self {
        case .gateway(let name): "gateway routes of \(name)"
        case .service(let host): CallGraph.shortName(host)
        case .workload(let name): name
        }
    }
}

extension CallGraph.Evidence: CustomStringConvertible {
    var description: String {
        switch self {
        case .route(let name): "VirtualService \(name)"
        case .environment(let name): "environment variable \(name)"
        case .egress(let name): "Sidecar \(name)"
        case .policy(let name): "AuthorizationPolicy \(name)"
        }
    }
}

extension CallGraph {
    /// `cart` for `cart.shop.svc.cluster.local`; other hosts as they are.
    static func shortName(_ host: String) -> String {
        host.hasSuffix(HostName.clusterDomain) ? String(Substring(host.utf8.prefix { $0 != UInt8(ascii: ".") })) : host
    }
}

extension MeshSnapshot {
    /// Who calls whom.
    var callGraph: CallGraph { callGraphFact { CallGraph(self) } }
}
