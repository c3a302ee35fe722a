import MeshModel

extension MeshLowering {
    /// The namespace, and what holds in it unless a service says otherwise.
    func namespaceResources(_ output: inout LoweringOutput) {
        output.add(namespace, at: plan.place)
        if let mutualTLS = plan.policy.mutualTLS {
            let spec = PeerAuthentication.Spec(mtls: .init(mode: mutualTLS.mode))
            output.add(PeerAuthentication(metadata("default"), spec: spec), at: plan.place, comment: mutualTLS.reason)
        }
        if plan.policy.deniesByDefault {
            output.add(
                AuthorizationPolicy(metadata("deny-by-default"), spec: .init()),
                at: plan.place,
                comment: "An ALLOW policy without rules: what no other policy allows is refused."
            )
        }
        if plan.policy.isolatesNetwork {
            output.add(denyAllTraffic, at: plan.place, comment: "Nothing goes in or out but what other policies allow.")
        }
        if plan.policy.restrictsEgress { output.add(defaultSidecar, at: plan.place) }
        if let observability = plan.policy.observability { observabilityResources(observability, &output) }
    }

    private var namespace: Namespace {
        var metadata = metadata(plan.namespace)
        metadata.namespace = nil
        metadata.labels?["istio-injection"] = "enabled"
        metadata.labels?.merge(plan.policy.namespaceLabels ?? [:]) { $1 }
        return Namespace(metadata)
    }

    private var denyAllTraffic: NetworkPolicy {
        NetworkPolicy(
            metadata("deny-by-default"),
            spec: .init(podSelector: LabelSelector(), policyTypes: [.ingress, .egress])
        )
    }

    private var defaultSidecar: Sidecar {
        Sidecar(
            metadata("default"),
            spec: .init(
                egress: [.init(hosts: ["./*"] + platformHosts)],
                outboundTrafficPolicy: .init(mode: .registryOnly)
            )
        )
    }
}
