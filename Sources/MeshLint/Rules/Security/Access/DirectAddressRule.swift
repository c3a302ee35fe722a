import MeshModel
import YAML

/// Reports policies of a gateway that look at the address of the load balancer instead of the client's.
struct DirectAddressRule: LintRule {
    static let info = RuleInfo(
        "MG611",
        "load-balancer-address",
        .warning,
        summary: "A policy of a gateway decides by ipBlocks, which is the address of the load balancer.",
        reason: """
            Behind a load balancer that opens connections of its own, the source of a packet is the load balancer or a node, \
            so that ipBlocks match everybody or nobody. remoteIpBlocks look at X-Forwarded-For as far as numTrustedProxies \
            allows. Reported where the gateway's Service is a load balancer without externalTrafficPolicy: Local.
            """,
        help: "use remoteIpBlocks, or set externalTrafficPolicy: Local on the gateway's Service",
        covers: ["Check 17"],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: office, namespace: istio-system}
                spec: {selector: {matchLabels: {istio: ingressgateway}}, rules: [{from: [{source: {remoteIpBlocks: [192.0.2.0/24]}}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: istio-ingressgateway, namespace: istio-system}
                spec: {type: LoadBalancer, selector: {istio: ingressgateway}, ports: [{name: https, port: 443}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: office, namespace: istio-system}
                spec:
                  selector: {matchLabels: {istio: ingressgateway}}
                  rules:
                    - from:
                        - source: {ipBlocks: [192.0.2.0/24]} # ← Service istio-ingressgateway hides the address of the client
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: istio-ingressgateway, namespace: istio-system}
                spec: {type: LoadBalancer, selector: {istio: ingressgateway}, ports: [{name: https, port: 443}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let balancers = mesh.all(Service.self).filter { service in
            let spec = service.resource.spec
            return spec?.type == .loadBalancer && spec?.externalTrafficPolicy != .local
                && !(spec?.selector ?? [:]).isEmpty
        }
        guard !balancers.isEmpty else { return }
        for policy in mesh.all(AuthorizationPolicy.self) {
            guard let labels = policy.resource.spec.selector?.matchLabels, !labels.isEmpty else { continue }
            let balancer = balancers.first {
                $0.namespace == policy.namespace && ($0.resource.spec?.selector ?? [:]).holds(labels)
            }
            guard let balancer else { continue }
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
                for (number, from) in (rule.from ?? []).enumerated() {
                    guard !(from.source?.ipBlocks ?? []).isEmpty || !(from.source?.notIpBlocks ?? []).isEmpty else {
                        continue
                    }
                    let message = "Service \(balancer.name) hides the address of the client"
                    report(policy, at: .root.spec.rules[index].from[number].source, message)
                }
            }
        }
    }
}
