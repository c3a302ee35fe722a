import MeshModel

/// What NetworkPolicies let through to and from pods.
///
/// Policies are added up: a pod that any policy selects for a direction gets what at least one of them opens, and nothing
/// else. A pod that none selects gets everything.
///
/// Source: Kubernetes, "Network Policies".
struct NetworkFences {
    /// One side of a connection, as far as a policy can tell it.
    struct Party {
        var namespace: String
        var labels: [String: String]
    }

    private let policies: [String: [Located<NetworkPolicy>]]
    private let namespaces: NamespaceIndex

    init(_ mesh: MeshSnapshot) {
        policies = Dictionary(grouping: mesh.all(NetworkPolicy.self), by: \.namespace)
        namespaces = mesh.namespaces
    }

    var isEmpty: Bool { policies.isEmpty }

    /// The policies that limit a workload's outgoing connections.
    func egress(of workload: Workload) -> [Located<NetworkPolicy>] {
        selecting(workload).filter { $0.resource.spec?.limitsEgress == true }
    }

    /// The policies that limit a workload's incoming connections.
    func ingress(of workload: Workload) -> [Located<NetworkPolicy>] {
        selecting(workload).filter { $0.resource.spec?.limitsIngress == true }
    }

    private func selecting(_ workload: Workload) -> [Located<NetworkPolicy>] {
        (policies[workload.namespace] ?? []).filter { $0.resource.spec?.podSelector?.selects(workload.labels) ?? true }
    }

    /// Whether one of the policies opens the way to a party's port; `nil` for the party means anywhere.
    func opensEgress(_ policies: [Located<NetworkPolicy>], to party: Party?, port: Int, udp: Bool = false) -> Bool {
        policies.contains { policy in
            (policy.resource.spec?.egress ?? []).contains { rule in
                opens(rule.ports, port, udp) && admits(rule.to, party, from: policy.namespace)
            }
        }
    }

    /// Whether one of the policies lets a party in to a port.
    func opensIngress(_ policies: [Located<NetworkPolicy>], from party: Party?, port: Int) -> Bool {
        policies.contains { policy in
            (policy.resource.spec?.ingress ?? []).contains { rule in
                opens(rule.ports, port, false) && admits(rule.from, party, from: policy.namespace)
            }
        }
    }

    /// A port that is named may be any: the name is that of a container's port.
    private func opens(_ ports: [NetworkPolicy.Port]?, _ number: Int, _ udp: Bool) -> Bool {
        guard let ports, !ports.isEmpty else { return true }
        return ports.contains { port in
            guard (port.protocol == .udp) == udp else { return false }
            switch port.port {
            case .int(let first): return first...max(first, port.endPort ?? first) ~= number
            case .string, nil: return true
            }
        }
    }

    private func admits(_ peers: [NetworkPolicy.Peer]?, _ party: Party?, from namespace: String) -> Bool {
        guard let peers, !peers.isEmpty else { return true }
        return peers.contains { peer in
            // Addresses of pods are not known from files: a range may hold any.
            guard peer.ipBlock == nil, let party else { return true }
            let isThere =
                peer.namespaceSelector.map { $0.selects(labels(of: party.namespace)) } ?? (party.namespace == namespace)
            return isThere && (peer.podSelector?.selects(party.labels) ?? true)
        }
    }

    /// The labels of a namespace; every namespace has its name as one.
    private func labels(of namespace: String) -> [String: String] {
        (namespaces.labels(of: namespace) ?? [:]).merging(["kubernetes.io/metadata.name": namespace]) { own, _ in own }
    }
}

extension NetworkPolicy.Spec {
    /// Without `policyTypes`, ingress is limited always and egress where there are rules for it.
    var limitsIngress: Bool { policyTypes?.contains(.ingress) ?? true }
    var limitsEgress: Bool { policyTypes?.contains(.egress) ?? (egress != nil) }
}

extension MeshSnapshot {
    /// What NetworkPolicies let through.
    var networkFences: NetworkFences { networkFencesFact { NetworkFences(self) } }
}
