import MeshModel
import YAML

/// Reports VirtualServices for the sidecars that share a host.
struct RepeatedVirtualServiceHostRule: LintRule {
    static let info = RuleInfo(
        "MG210",
        "repeated-virtual-service-host",
        .error,
        aliases: ["IST0109", "KIA1106"],
        summary: "Two VirtualServices for the sidecars are for the same host.",
        reason: """
            Sidecars use one VirtualService for a host: the oldest. The routes of the other one are never looked at. \
            At gateways they are merged, in an order that nothing fixes.
            """,
        help: "put all routes of the host into one VirtualService",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: edge, namespace: shop}
                spec:
                  hosts: [cart]
                  gateways: [front]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: other}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [api.example.com]
                  exportTo: ["."]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: other}
                spec:
                  hosts: [api.example.com]
                  exportTo: ["."]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: again, namespace: shop}
                spec:
                  hosts:
                    - cart.shop.svc.cluster.local # ← 'shop/cart' is for host
                  gateways: [front, mesh]
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts:
                    - cart
                    - cart # ← stands here twice
                  http: [{route: [{destination: {host: cart}}]}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var seen: [String: [Located<VirtualService>]] = [:]
        for service in mesh.all(VirtualService.self) where service.resource.spec.isForMesh {
            for (index, host) in (service.resource.spec.hosts ?? []).enumerated() {
                let name = HostName.full(host, in: service.namespace)
                if let other = seen[name]?.first(where: { $0 === service || Self.meet($0, service) }) {
                    let message =
                        other === service
                        ? "host '\(host)' stands here twice"
                        : "VirtualService '\(other.namespace)/\(other.name)' is for host '\(name)' in the sidecars too"
                    report(service, at: .root.spec.hosts[index], message)
                }
                seen[name, default: []].append(service)
            }
        }
    }

    /// Whether some client sees both.
    private static func meet(_ one: Located<VirtualService>, _ other: Located<VirtualService>) -> Bool {
        // The same resource in two files is another problem, or a choice.
        guard one.document.identity != other.document.identity else { return false }
        let (left, right) = (clients(of: one), clients(of: other))
        return left.contains("*") || right.contains("*") || !left.isDisjoint(with: right)
    }

    private static func clients(of service: Located<VirtualService>) -> Set<String> {
        let exportTo = service.resource.spec.exportTo ?? []
        return exportTo.isEmpty ? ["*"] : Set(exportTo.map { $0 == "." ? service.namespace : $0 })
    }
}
