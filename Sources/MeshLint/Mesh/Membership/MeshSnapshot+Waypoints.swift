import MeshModel

/// Who of an ambient mesh uses a waypoint: the proxy that does there what a sidecar does with requests.
///
/// Source: Istio, "Configure waypoint proxies": a label of the pod, the Service or the namespace, in this order; "none" for
/// no waypoint.
struct WaypointIndex {
    private let mesh: MeshSnapshot
    /// The namespaces of which something uses a waypoint.
    private let enrolled: Set<String>

    init(_ mesh: MeshSnapshot) {
        self.mesh = mesh
        var enrolled: Set<String> = []
        func note(_ labels: [String: String], _ namespace: String) {
            if let name = labels[MeshLabel.useWaypoint], name != "none" { enrolled.insert(namespace) }
        }
        for item in mesh.all(Namespace.self) { note(item.labels, item.name) }
        for item in mesh.all(Service.self) { note(item.labels, item.namespace) }
        for item in mesh.all(ServiceEntry.self) { note(item.labels, item.namespace) }
        for item in mesh.workloads.all { note(item.labels, item.namespace) }
        self.enrolled = enrolled
    }

    /// Whether the namespace is ambient, and nothing in it uses a waypoint.
    func lacksWaypoint(_ namespace: String) -> Bool { isAmbient(namespace) && !enrolled.contains(namespace) }

    /// Whether the namespace is ambient, and something in it uses a waypoint.
    func hasWaypoint(_ namespace: String) -> Bool { isAmbient(namespace) && enrolled.contains(namespace) }

    func isAmbient(_ namespace: String) -> Bool { mesh.membership(ofNamespace: namespace) == .ambient }

    /// Whether requests to a service pass a waypoint.
    func serves(_ service: Located<Service>) -> Bool {
        let own = service.labels[MeshLabel.useWaypoint]
        let name = own ?? mesh.namespaces.labels(of: service.namespace)?[MeshLabel.useWaypoint]
        return name != nil && name != "none"
    }
}

extension AuthorizationPolicy.Spec {
    /// What of it asks for more than the proxy of a node knows of a connection; `nil` if nothing does.
    var requestField: String? {
        if action == .custom { return "action CUSTOM" }
        for rule in rules ?? [] {
            if let field = (rule.from ?? []).lazy.compactMap(\.source?.requestField).first { return field }
            if let field = (rule.to ?? []).lazy.compactMap(\.operation?.requestField).first { return field }
            if let condition = rule.when?.first(where: { $0.key.hasPrefix("request.") }) { return condition.key }
        }
        return nil
    }
}

extension AuthorizationPolicy.Source {
    fileprivate var requestField: String? {
        if requestPrincipals != nil { return "requestPrincipals" }
        if notRequestPrincipals != nil { return "notRequestPrincipals" }
        return remoteIpBlocks != nil || notRemoteIpBlocks != nil ? "remoteIpBlocks" : nil
    }
}

extension AuthorizationPolicy.Operation {
    fileprivate var requestField: String? {
        if methods != nil || notMethods != nil { return "methods" }
        if paths != nil || notPaths != nil { return "paths" }
        return hosts != nil || notHosts != nil ? "hosts" : nil
    }
}

/// A policy for requests, which only a proxy that reads them can apply.
struct RequestPolicy {
    let selection: SelectingResource
    /// What of it is about requests.
    let field: String

    var namespace: String { selection.namespace }
}

extension MeshSnapshot {
    /// The policies that in an ambient mesh need a waypoint.
    var requestPolicies: [RequestPolicy] {
        var policies = all(AuthorizationPolicy.self).compactMap { policy in
            policy.resource.spec.requestField.map { RequestPolicy(selection: SelectingResource(policy), field: $0) }
        }
        policies += all(RequestAuthentication.self).map {
            RequestPolicy(selection: SelectingResource($0), field: "tokens")
        }
        policies += all(WasmPlugin.self).map { RequestPolicy(selection: SelectingResource($0), field: "its extension") }
        policies += all(Telemetry.self).compactMap { telemetry in
            let spec = telemetry.resource.spec
            // The proxy of a node writes access logs and counts connections.
            guard spec.tracing != nil || spec.metrics != nil else { return nil }
            return RequestPolicy(
                selection: SelectingResource(telemetry),
                field: spec.tracing == nil ? "metrics of requests" : "tracing"
            )
        }
        return policies
    }
}
