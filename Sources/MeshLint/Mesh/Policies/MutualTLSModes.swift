package import MeshModel

/// Which mutual TLS the workloads ask of their clients.
///
/// The policy of a workload counts before that of its namespace, and that before the mesh's; of a port, `portLevelMtls` of
/// the workload's policy. Where nobody says anything it is PERMISSIVE.
///
/// Source: Istio, "PeerAuthentication".
package struct MutualTLSModes {
    package typealias Mode = PeerAuthentication.MutualTLSMode

    private let byNamespace: [String: [Located<PeerAuthentication>]]
    private let rootNamespace: String

    init(_ mesh: MeshSnapshot) {
        byNamespace = Dictionary(grouping: mesh.all(PeerAuthentication.self), by: \.namespace)
        rootNamespace = mesh.rootNamespace
    }

    /// The mode of a workload, on one of its ports or in general, and the policy that says so.
    package func mode(of workload: Workload, port: Int? = nil) -> (mode: Mode, policy: Located<PeerAuthentication>?) {
        let policies = byNamespace[workload.namespace] ?? []
        let own = policies.first { policy in
            guard let labels = policy.resource.spec.selector?.matchLabels, !labels.isEmpty else { return false }
            return workload.labels.holds(labels)
        }
        if let own, let port, let mode = own.resource.spec.portLevelMtls?["\(port)"]?.mode, mode != .unset {
            return (mode, own)
        }
        if let own, let mode = own.resource.spec.mtls?.mode, mode != .unset { return (mode, own) }
        return mode(ofNamespace: workload.namespace)
    }

    /// The mode of a namespace's workloads that have no policy of their own.
    func mode(ofNamespace namespace: String) -> (mode: Mode, policy: Located<PeerAuthentication>?) {
        for name in [namespace, rootNamespace] {
            let policy = byNamespace[name]?.first(where: \.isDefault)
            if let policy, let mode = policy.resource.spec.mtls?.mode, mode != .unset { return (mode, policy) }
        }
        return (.permissive, nil)
    }
}

extension Located where Kind == PeerAuthentication {
    /// Whether it is for all workloads of its namespace.
    var isDefault: Bool { (resource.spec.selector?.matchLabels ?? [:]).isEmpty }
}

extension MeshSnapshot {
    /// Which mutual TLS the workloads ask of their clients.
    package var mutualTLS: MutualTLSModes { mutualTLSFact { MutualTLSModes(self) } }
}
