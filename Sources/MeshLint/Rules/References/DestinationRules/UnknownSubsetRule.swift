import MeshModel
import YAML

/// Reports subsets that no DestinationRule declares.
struct UnknownSubsetRule: LintRule {
    static let info = RuleInfo(
        "MG204",
        "unknown-subset",
        .error,
        aliases: ["IST0101", "KIA1107"],
        summary: "A VirtualService sends requests to a subset that no DestinationRule declares.",
        reason: """
            A subset without a DestinationRule has no cluster: its requests are answered with 503. Said where a \
            DestinationRule for the host is among the inputs, or where Services or DestinationRules of its namespace \
            are.
            """,
        help: "declare the subset in the DestinationRule of the host",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart.shop.svc.cluster.local
                  subsets: [{name: v1, labels: {version: v1}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart, subset: v1}}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart, subset: v1}}]
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec: {host: cart}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: reviews, namespace: shop}
                spec:
                  hosts: [reviews.other.svc.cluster.local]
                  http:
                    - route: [{destination: {host: reviews.other.svc.cluster.local, subset: v1}}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  subsets: [{name: v1, labels: {version: v1}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart, subset: v2}}] # ← no DestinationRule declares subset 'v2'
                      mirror: {host: cart, subset: v3} # ← no DestinationRule declares subset 'v3'
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart, subset: v1}}] # ← no DestinationRule declares subset 'v1'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for target in service.resource.spec.callTargets {
                guard let subset = target.destination.subset, !subset.isEmpty else { continue }
                let host = HostName.full(target.destination.host, in: service.namespace)
                let rules = mesh.destinationRules.rules(for: host)
                let declared = rules.flatMap { $0.resource.spec.subsets ?? [] }.map(\.name)
                guard !declared.contains(subset),
                    !rules.isEmpty || mesh.knowsPolicies(of: host, from: service.namespace)
                else { continue }
                report(
                    service,
                    at: target.path.subset,
                    "no DestinationRule declares subset '\(subset)' of '\(host)'",
                    help: declared.first { $0.isNearly(subset) }.map { "did you mean '\($0)'?" }
                )
            }
        }
    }
}

extension MeshSnapshot {
    /// Whether a DestinationRule for a host that is not among the inputs does not exist: something that would be beside it is.
    fileprivate func knowsPolicies(of host: String, from namespace: String) -> Bool {
        if isComplete { return true }
        // Its policies mostly lie beside the service, so the namespace of the service must be there.
        guard let home = HostRegistry.namespace(of: host) else { return has("DestinationRule", in: namespace) }
        return has("Service", in: home) || has("DestinationRule", in: home)
    }
}
