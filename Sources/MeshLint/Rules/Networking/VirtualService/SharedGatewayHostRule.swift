import MeshModel
import YAML

/// Reports virtual services for one host at one gateway whose order decides where requests go.
struct SharedGatewayHostRule: LintRule {
    static let info = RuleInfo(
        "MG324",
        "order-dependent-virtual-services",
        .warning,
        aliases: ["KIA1106"],
        summary: "Two VirtualServices for one host at one gateway have routes for the same requests.",
        reason: """
            Istio joins the routes of all VirtualServices that have a host at a gateway in the order in which they were created, so \
            that an older, wider route hides a newer one, and creating one anew turns it round. Only routes for everything are \
            moved to the end; two of them conflict. That a host is shared alone is reported as an info.
            """,
        help: "put the routes of the host into one VirtualService, or delegate to others from it",
        covers: ["Check 1"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [shop.example.com]
                  gateways: [edge]
                  http:
                    - route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart-inside}
                spec:
                  hosts: [shop.example.com]
                  gateways: [edge/inside]
                  http:
                    - route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: api, namespace: shop}
                spec:
                  hosts: [shop.example.com]
                  gateways: [istio-system/edge]
                  http:
                    - match: [{uri: {prefix: /api}}]
                      route: [{destination: {host: api}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [shop.example.com] # ← http[1] and http[0] of VirtualService shop/api at gateway istio-system/edge
                  gateways: [edge.istio-system]
                  http:
                    - match: [{uri: {prefix: /cart}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {exact: /api/cart}}]
                      route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: pages, namespace: shop}
                spec:
                  hosts: [shop.example.com] # ← the host 'shop.example.com' is that of VirtualService shop/api too
                  gateways: [istio-system/edge]
                  http:
                    - route: [{destination: {host: pages}}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: blue}
                spec:
                  hosts: [shop.example.com]
                  gateways: [edge]
                  http:
                    - route: [{destination: {host: blue}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: green}
                spec:
                  hosts: [shop.example.com] # ← http[0] and http[0] of VirtualService default/blue at gateway default/edge
                  gateways: [edge]
                  http:
                    - match: [{uri: {prefix: /}}]
                      route: [{destination: {host: green}}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var owners: [Key: [Located<VirtualService>]] = [:]
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            for gateway in spec.gateways ?? [] where gateway != GatewayIndex.mesh {
                let gateway = GatewayIndex.fullName(gateway, in: service.namespace)
                for (index, host) in (spec.hosts ?? []).enumerated() {
                    let key = Key(gateway: gateway, host: host)
                    let others = owners[key] ?? []
                    if !others.isEmpty { check(service, index, against: others, key, report) }
                    owners[key] = others + (others.last === service ? [] : [service])
                }
            }
        }
    }

    private struct Key: Hashable {
        var gateway: String
        var host: String
    }

    /// Reports the first conflict with one of the others, else that the host is shared.
    private func check(
        _ service: Located<VirtualService>,
        _ index: Int,
        against others: [Located<VirtualService>],
        _ key: Key,
        _ report: Report
    ) {
        let others = others.filter { $0 !== service }
        guard let first = others.first, service.resource.spec.http != nil else { return }
        for other in others {
            guard let (mine, theirs) = conflict(service.resource.spec, other.resource.spec) else { continue }
            let message = """
                the age of the objects decides between http[\(mine)] and http[\(theirs)] of \(name(other)) at gateway \(key.gateway)
                """
            report(service, at: .root.spec.hosts[index], message)
            return
        }
        guard first.resource.spec.http != nil else { return }
        let message = "the host '\(key.host)' is that of \(name(first)) too at gateway \(key.gateway)"
        report(service, at: .root.spec.hosts[index], message, severity: .info)
    }

    private func name(_ service: Located<VirtualService>) -> String {
        "VirtualService \(service.namespace)/\(service.name)"
    }

    /// The first two routes that are for the same requests, as far as that is certain.
    private func conflict(_ one: VirtualService.Spec, _ other: VirtualService.Spec) -> (Int, Int)? {
        let theirs = conditions(of: other)
        for mine in conditions(of: one) {
            let found = theirs.first { theirs in
                // Istio moves what is for everything to the end, where it hides nothing but its like.
                mine.request.isCatchAll == theirs.request.isCatchAll
                    && (mine.request.covers(theirs.request) || theirs.request.covers(mine.request))
            }
            if let found { return (mine.route, found.route) }
        }
        return nil
    }

    private func conditions(of spec: VirtualService.Spec) -> [(route: Int, request: RequestCondition)] {
        (spec.http ?? []).enumerated().flatMap { index, route in
            let matches = route.match ?? []
            let requests = matches.isEmpty ? [RequestCondition(nil)] : matches.map { RequestCondition($0) }
            return route.delegate == nil ? requests.map { (index, $0) } : []
        }
    }
}
