import MeshModel
import YAML

/// Reports routes of a gateway that skip the split of their destination.
struct UnaffectedIngressRouteRule: LintRule {
    static let info = RuleInfo(
        "MG213",
        "unaffected-ingress-route",
        .warning,
        aliases: ["IST0140"],
        summary: "A gateway routes to a host past the routes that sidecars use for it.",
        reason: """
            A gateway takes its destinations as they are: it does not follow the VirtualService of the destination. \
            Requests from outside are spread over all versions of the service, while those inside the mesh go where \
            the other VirtualService sends them.
            """,
        help: "give the destination a subset here too, or bind the other VirtualService to the gateway",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart, subset: v1}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: edge, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http: [{route: [{destination: {host: cart, subset: v1}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart, subset: v1}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: edge, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - route:
                        - destination: {host: cart} # ← requests from the gateway skip the subsets that VirtualService 'cart' picks
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let split = Self.splitHosts(mesh)
        guard !split.isEmpty else { return }
        for service in mesh.all(VirtualService.self) {
            guard service.resource.spec.gateways?.contains(where: { $0 != GatewayIndex.mesh }) == true else { continue }
            for target in service.resource.spec.callTargets
            where (target.destination.subset ?? "").isEmpty && !target.isMirror {
                let host = HostName.full(target.destination.host, in: service.namespace)
                guard let other = split[host], other !== service else { continue }
                report(
                    service,
                    at: target.path.host,
                    "requests from the gateway skip the subsets that VirtualService '\(other.name)' picks for '\(host)'"
                )
            }
        }
    }

    /// The hosts whose own VirtualService sends them to subsets.
    private static func splitHosts(_ mesh: MeshSnapshot) -> [String: Located<VirtualService>] {
        var split: [String: Located<VirtualService>] = [:]
        for service in mesh.all(VirtualService.self) {
            let own = Set((service.resource.spec.hosts ?? []).map { HostName.full($0, in: service.namespace) })
            for target in service.resource.spec.callTargets
            where !(target.destination.subset ?? "").isEmpty && !target.isMirror {
                let host = HostName.full(target.destination.host, in: service.namespace)
                if own.contains(host) { split[host] = service }
            }
        }
        return split
    }
}
