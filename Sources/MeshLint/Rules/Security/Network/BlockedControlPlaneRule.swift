import MeshModel
import YAML

/// Reports network policies that cut sidecars off from what they cannot live without.
struct BlockedControlPlaneRule: LintRule {
    static let info = RuleInfo(
        "MG630",
        "blocked-control-plane",
        .error,
        summary: "NetworkPolicies keep a workload of the mesh from DNS or from istiod.",
        reason: """
            A sidecar that cannot reach istiod on port 15012 gets no configuration and no certificate, and its pod never \
            becomes ready; without DNS the application finds nobody. Judged for workloads whose egress a policy limits, in \
            namespaces with injection, or where Istio's resources stand.
            """,
        help: "open egress to port 53 (UDP and TCP) of kube-system and to port 15012 of Istio's namespace",
        covers: ["Check 21"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: mesh, namespace: shop}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress:
                    - ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]
                    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: istio-system}}}]
                      ports: [{protocol: TCP, port: 15012}]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed, namespace: shop}
                spec: # ← keeps cart from DNS ← keeps cart from istiod
                  podSelector: {}
                  policyTypes: [Egress]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let fences = mesh.networkFences
        guard !fences.isEmpty else { return }
        let istiod = NetworkFences.Party(namespace: mesh.rootNamespace, labels: ["app": "istiod", "istio": "pilot"])
        let dns = NetworkFences.Party(namespace: "kube-system", labels: ["k8s-app": "kube-dns"])
        let meshNamespaces = mesh.injectedNamespaces
        for workload in mesh.workloads.all where meshNamespaces.contains(workload.namespace) && !workload.isOptedOut {
            let policies = fences.egress(of: workload)
            guard let policy = policies.first else { continue }
            if !fences.opensEgress(policies, to: dns, port: 53, udp: true) {
                report(policy, at: .root.spec, "this policy keeps \(workload.name) from DNS, and no other opens it")
            }
            if !fences.opensEgress(policies, to: istiod, port: 15012) {
                report(policy, at: .root.spec, "this policy keeps \(workload.name) from istiod, and no other opens it")
            }
        }
    }
}

extension MeshSnapshot {
    /// The namespaces whose pods get sidecars, as far as the inputs tell: labelled for it, or with Istio's own resources.
    var injectedNamespaces: Set<String> {
        var names: Set<String> = []
        var excluded: Set<String> = []
        for namespace in all(Namespace.self) {
            let labels = namespace.labels
            if labels[MeshLabel.injection] == "enabled" || labels[MeshLabel.revision] != nil {
                names.insert(namespace.name)
            }
            if labels[MeshLabel.injection] == "disabled" || labels[MeshLabel.dataplaneMode] == "ambient" {
                excluded.insert(namespace.name)
            }
        }
        for policy in all(PeerAuthentication.self) { names.insert(policy.namespace) }
        for sidecar in all(Sidecar.self) { names.insert(sidecar.namespace) }
        return names.subtracting(excluded).subtracting([rootNamespace])
    }
}
