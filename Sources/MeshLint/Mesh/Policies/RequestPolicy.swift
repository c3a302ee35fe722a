import MeshModel

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
