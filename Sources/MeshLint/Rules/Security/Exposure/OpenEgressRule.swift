import MeshModel
import YAML

/// Reports what lets workloads reach any host outside.
struct OpenEgressRule: LintRule {
    static let info = RuleInfo(
        "MG624",
        "open-egress",
        .info,
        summary: "Workloads may open connections to the whole world.",
        reason: """
            Whoever takes over a workload can send data anywhere. REGISTRY_ONLY limits sidecars to services and ServiceEntries, \
            a NetworkPolicy limits the pods themselves. A NetworkPolicy that limits egress but for 0.0.0.0/0 is a warning.
            """,
        help:
            "name the hosts that are needed: ServiceEntries with outboundTrafficPolicy REGISTRY_ONLY, address ranges in NetworkPolicies",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ["./*"]}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: bank, namespace: shop}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress:
                    - to: [{ipBlock: {cidr: 203.0.113.0/24}}]
                    - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]
                      ports: [{protocol: TCP, port: 443}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  outboundTrafficPolicy:
                    mode: ALLOW_ANY # ← reach any host outside
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: open, namespace: shop}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress:
                    - to:
                        - ipBlock: {cidr: 0.0.0.0/0} # ← every address on every port
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) where sidecar.resource.spec.outboundTrafficPolicy?.mode == .allowAny {
            report(
                sidecar,
                at: .root.spec.outboundTrafficPolicy.mode,
                "these sidecars let workloads reach any host outside"
            )
        }
        for policy in mesh.all(NetworkPolicy.self) {
            for (index, rule) in (policy.resource.spec?.egress ?? []).enumerated() where (rule.ports ?? []).isEmpty {
                for (number, peer) in (rule.to ?? []).enumerated() {
                    guard let block = peer.ipBlock, ["0.0.0.0/0", "::/0"].contains(block.cidr),
                        (block.except ?? []).isEmpty
                    else { continue }
                    let path = FieldPath.root.spec.egress[index].to[number].ipBlock
                    report(policy, at: path, "the policy opens every address on every port", severity: .warning)
                }
            }
        }
    }
}
