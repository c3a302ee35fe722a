import MeshModel

/// Gathers the calls of a ``CallGraph``; the first evidence of a call is the one that is kept.
struct CallGraphBuilder {
    private let mesh: MeshSnapshot
    private let map: ServiceMap
    private(set) var calls: [CallGraph.Call] = []
    private(set) var pods: [CallGraph.Caller: [Workload]] = [:]
    private var known: Set<Key> = []

    private struct Key: Hashable {
        var caller: CallGraph.Caller
        var callee: String
    }

    init(_ mesh: MeshSnapshot) {
        self.mesh = mesh
        map = mesh.serviceMap
        for workload in map.workloads {
            for caller in callers(workload) { pods[caller, default: []].append(workload) }
        }
    }

    private mutating func add(_ caller: CallGraph.Caller, _ callee: RegisteredHost, _ evidence: CallGraph.Evidence) {
        guard caller != .service(callee.name), known.insert(Key(caller: caller, callee: callee.name)).inserted else {
            return
        }
        calls.append(CallGraph.Call(caller: caller, callee: callee, evidence: evidence))
    }

    private mutating func add(_ workload: Workload, _ callee: RegisteredHost, _ evidence: CallGraph.Evidence) {
        for caller in callers(workload) { add(caller, callee, evidence) }
    }

    /// As whom a workload calls; a gateway calls by its routes alone.
    private func callers(_ workload: Workload) -> [CallGraph.Caller] {
        if map.isGateway(workload) { return [] }
        let hosts = map.hosts(of: workload)
        guard hosts.isEmpty else { return hosts.map { .service($0.name) } }
        return [.workload("\(workload.kind) \(workload.namespace)/\(workload.name)")]
    }

    mutating func addGatewayRoutes() {
        for (host, routes) in mesh.routeTable.gateway.sorted(by: { $0.key < $1.key }) {
            guard let callee = mesh.hosts.hosts(named: host).first else { continue }
            for route in routes {
                let service = route.service
                let caller = CallGraph.Caller.gateway("\(service.namespace)/\(service.name)")
                add(caller, callee, .route(service.name))
                guard pods[caller] == nil else { continue }
                pods[caller] = (service.resource.spec.gateways ?? []).flatMap { name -> [Workload] in
                    let fullName = GatewayIndex.fullName(name, in: service.namespace)
                    guard let gateway = mesh.gateways.istio(fullName) else { return [] }
                    return map.workloads(labelled: gateway.resource.spec.selector ?? [:], in: gateway.namespace)
                }
            }
        }
    }

    mutating func addEnvironments() {
        for workload in map.workloads {
            for container in workload.spec.containers {
                for variable in container.env ?? [] {
                    for callee in callees(variable, workload.namespace) {
                        add(workload, callee, .environment(variable.name))
                    }
                }
            }
        }
    }

    private func callees(_ variable: EnvVar, _ namespace: String) -> [RegisteredHost] {
        guard let value = variable.value, !value.isEmpty else { return [] }
        return HostMention.all(in: value).compactMap { mention in
            guard mention.isAddress || variable.holdsAddress else { return nil }
            return mesh.hosts.service(called: mention.host, from: namespace)
        }
    }

    mutating func addSidecars() {
        for sidecar in mesh.all(Sidecar.self) {
            guard let labels = sidecar.resource.spec.workloadSelector?.labels, !labels.isEmpty else { continue }
            let workloads = map.workloads(labelled: labels, in: sidecar.namespace)
            guard !workloads.isEmpty else { continue }
            for entry in (sidecar.resource.spec.egress ?? []).flatMap(\.hosts) {
                guard let host = entry.split(separator: "/").last, !host.contains("*") else { continue }
                let name = HostName.full(String(host), in: sidecar.namespace)
                guard let callee = mesh.hosts.hosts(named: name).first else { continue }
                for workload in workloads { add(workload, callee, .egress(sidecar.name)) }
            }
        }
    }

    mutating func addPolicies() {
        let accounts = Dictionary(grouping: map.workloads) { "\($0.namespace)/\($0.serviceAccount)" }
        for policy in mesh.all(AuthorizationPolicy.self) {
            let spec = policy.resource.spec
            guard let labels = spec.selector?.matchLabels, !labels.isEmpty, spec.action ?? .allow == .allow else {
                continue
            }
            let callees = map.workloads(labelled: labels, in: policy.namespace).flatMap(map.hosts(of:))
            guard !callees.isEmpty else { continue }
            for account in spec.callingAccounts(from: policy.namespace) {
                for workload in accounts[account] ?? [] {
                    for callee in callees { add(workload, callee, .policy(policy.name)) }
                }
            }
        }
    }
}

extension EnvVar {
    /// Whether its name says that it holds an address, so that a bare name in it is a host.
    fileprivate var holdsAddress: Bool {
        let last = name.utf8.split(separator: UInt8(ascii: "_")).last.map { String(Substring($0)).uppercased() }
        return ["HOST", "HOSTNAME", "ADDR", "ADDRESS", "URL", "URI", "ENDPOINT", "SERVER"].contains(last)
    }
}

extension AuthorizationPolicy.Spec {
    /// The service accounts that it allows by name, as `namespace/name`.
    fileprivate func callingAccounts(from namespace: String) -> [String] {
        let sources = (rules ?? []).flatMap { $0.from ?? [] }.compactMap(\.source)
        let principals = sources.flatMap { $0.principals ?? [] }.compactMap { principal -> String? in
            let parts = principal.parts(at: "/")
            guard parts.count == 5, parts[1] == "ns", parts[3] == "sa" else { return nil }
            return "\(parts[2])/\(parts[4])"
        }
        let accounts = sources.flatMap { $0.serviceAccounts ?? [] }.map {
            $0.holds("/") ? $0 : "\(namespace)/\($0)"
        }
        return (principals + accounts).filter { !$0.hasSuffix("/default") }
    }
}
