/// Refuses every request that no declaration allows.
public struct DenyByDefault: MeshPart {
    public init() {}
    public func contribute(to plan: inout MeshPlan) { plan.policy.deniesByDefault = true }
}

/// Drops every packet that no declaration allows, with NetworkPolicies.
///
/// DNS, the control plane, the kubelet's probes and the collectors of metrics and spans stay reachable.
public struct IsolateNetwork: MeshPart {
    public init() {}
    public func contribute(to plan: inout MeshPlan) { plan.policy.isolatesNetwork = true }
}

/// Lets workloads reach the services that they call and the hosts of an ``Egress``, and nothing else.
public struct RestrictEgress: MeshPart {
    public init() {}
    public func contribute(to plan: inout MeshPlan) { plan.policy.restrictsEgress = true }
}

/// Labels of the namespace.
public struct NamespaceLabels: MeshPart {
    private let labels: [String: String]

    public init(_ labels: [String: String]) { self.labels = labels }
    public func contribute(to plan: inout MeshPlan) { plan.policy.namespaceLabels = labels }
}
