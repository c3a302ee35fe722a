import MeshModel
import YAML

/// Reports callers that an AuthorizationPolicy lets in and NetworkPolicies keep out.
struct PolicyContradictionRule: LintRule {
    static let info = RuleInfo(
        "MG633",
        "policy-contradiction",
        .error,
        summary: "An AuthorizationPolicy allows a caller whose packets NetworkPolicies drop.",
        reason: """
            The call times out, although the mesh says that it is allowed. Judged where the caller's workload, found by its \
            service account, the called workload and their policies are among the inputs.
            """,
        help: "open the way in the NetworkPolicy as well, or take the caller out of the AuthorizationPolicy",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}], to: [{operation: {ports: ["8080"]}}]}]
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: cart}}
                  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]}]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1", ports: [{containerPort: 8080}]}]}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {matchLabels: {app: web}}
                  template: {metadata: {labels: {app: web}}, spec: {serviceAccountName: web, containers: [{name: app, image: "web:1"}]}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/shop/sa/web # ← web is allowed, but NetworkPolicy shop/cart keeps it from cart
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec: {podSelector: {matchLabels: {app: cart}}, ingress: [{from: [{podSelector: {matchLabels: {app: admin}}}]}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1", ports: [{containerPort: 8080}]}]}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {matchLabels: {app: web}}
                  template: {metadata: {labels: {app: web}}, spec: {serviceAccountName: web, containers: [{name: app, image: "web:1"}]}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let fences = mesh.networkFences
        guard !fences.isEmpty else { return }
        let callers = Dictionary(grouping: mesh.workloads.all) { "ns/\($0.namespace)/sa/\($0.serviceAccount)" }
        for policy in mesh.all(AuthorizationPolicy.self) where policy.resource.spec.isAllowing {
            let targets = mesh.workloads(selectedBy: policy.resource.spec.selector, in: policy.namespace)
            guard !targets.isEmpty, !(policy.resource.spec.selector?.matchLabels ?? [:]).isEmpty else { continue }
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
                let ports = Self.ports(of: rule)
                for (number, from) in (rule.from ?? []).enumerated() {
                    for (place, principal) in (from.source?.principals ?? []).enumerated() {
                        let account = principal.split(separator: "/").suffix(4).joined(separator: "/")
                        guard let caller = callers[account]?.first,
                            let (target, fence) = Self.blocked(caller, targets, ports, fences)
                        else { continue }
                        let name = "NetworkPolicy \(fence.namespace)/\(fence.name)"
                        report(
                            policy,
                            at: .root.spec.rules[index].from[number].source.principals[place],
                            "\(caller.name) is allowed, but \(name) keeps it from \(target.name)"
                        )
                    }
                }
            }
        }
    }

    /// The ports that a rule names; empty for all.
    private static func ports(of rule: AuthorizationPolicy.Rule) -> [Int] {
        (rule.to ?? []).flatMap { $0.operation?.ports ?? [] }.compactMap { Int($0) }
    }

    /// A workload that the caller cannot reach on any port, and what keeps it away.
    private static func blocked(
        _ caller: Workload,
        _ targets: [Workload],
        _ ports: [Int],
        _ fences: NetworkFences
    ) -> (Workload, Located<NetworkPolicy>)? {
        for target in targets {
            let ports = ports.isEmpty ? target.spec.containers.flatMap { $0.ports ?? [] }.map(\.containerPort) : ports
            guard !ports.isEmpty else { continue }
            let ingress = fences.ingress(of: target), egress = fences.egress(of: caller)
            let source = NetworkFences.Party(namespace: caller.namespace, labels: caller.labels)
            let goal = NetworkFences.Party(namespace: target.namespace, labels: target.labels)
            let isIn = ingress.isEmpty || ports.contains { fences.opensIngress(ingress, from: source, port: $0) }
            if !isIn { return (target, ingress[0]) }
            let isOut = egress.isEmpty || ports.contains { fences.opensEgress(egress, to: goal, port: $0) }
            if !isOut { return (target, egress[0]) }
        }
        return nil
    }
}
