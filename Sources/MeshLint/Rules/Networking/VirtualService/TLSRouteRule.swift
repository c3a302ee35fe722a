import MeshModel
import YAML

/// Reports TLS routes whose connections cannot be told by the name that they ask for.
struct TLSRouteRule: LintRule {
    static let info = RuleInfo(
        "MG319",
        "malformed-tls-route",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary:
            "A TLS route lacks a condition, a name or a destination, or has a name that its VirtualService does not serve.",
        reason: """
            The only thing a proxy reads of TLS that it does not end is the name that the client asks for (SNI). Istio therefore \
            asks for `sniHosts` in each condition, and that the hosts of the VirtualService cover them. Clients do not send \
            addresses as SNI (RFC 6066).
            """,
        help: "give each condition sniHosts that are among the hosts of the VirtualService",
        covers: [
            "VirtualService: tls route without match",
            "VirtualService: tls match without sniHosts",
            "VirtualService: tls sniHost not a wildcard DNS name",
            "VirtualService: tls sniHost is an IP",
            "VirtualService: tls sniHost not covered by any of the hosts",
            "VirtualService: tls match sourceLabels invalid",
            "VirtualService: tls match destinationSubnets: bad subnet",
            "VirtualService: tls route without route",
            "VirtualService: tls route destinations: null, missing destination, bad destination, negative weight, all weights 0",
            "Shared pieces: subnet: `a/b` that does not parse as CIDR, or a bare value that is not an IP",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: ["*.example.com", cart.shop.svc.cluster.local]
                  tls:
                    - match:
                        - sniHosts: [cart.example.com, "*.api.example.com", cart.shop.svc.cluster.local]
                          destinationSubnets: [10.0.0.0/8, 192.168.0.1, "2001:db8::/32"]
                          sourceLabels: {app: frontend}
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com, 10.0.0.1]
                  tls:
                    - match: [] # ← a TLS route needs a condition
                      route: [{destination: {host: cart}}]
                    - match:
                        - sniHosts: [] # ← a condition of a TLS route needs sniHosts
                        - sniHosts:
                            - cart_a.example.com # ← 'cart_a' is no part of a domain name
                            - "*.example.com" # ← '*.example.com' is not covered by the hosts
                            - 10.0.0.1 # ← no client asks for the address '10.0.0.1'
                        - sniHosts: [cart.example.com]
                          destinationSubnets:
                            - 10.0.0.0/33 # ← '10.0.0.0/33' is no range of addresses
                            - cart # ← 'cart' is no range of addresses
                          sourceLabels:
                            app: cart 1 # ← 'cart 1' cannot be the value of a label
                      route: [] # ← the TLS route has no destinations
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, route) in (service.resource.spec.tls ?? []).enumerated() {
                let path = FieldPath.root.spec.tls[index]
                if route.match.isEmpty, !route.isUnread("match"), service.document.writes(path.match) {
                    report(service, at: path.match, "a TLS route needs a condition", on: .key)
                }
                if route.route?.isEmpty != false, !route.isUnread("route") {
                    report(service, at: path.route, "the TLS route has no destinations", on: .key)
                }
                for (place, match) in route.match.enumerated() { check(match, at: path.match[place], service, report) }
            }
        }
    }

    private func check(
        _ match: VirtualService.TLSMatchAttributes,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        if match.sniHosts.isEmpty, !match.isUnread("sniHosts"), service.document.writes(path.sniHosts) {
            report(service, at: path.sniHosts, "a condition of a TLS route needs sniHosts", on: .key)
        }
        for (index, host) in match.sniHosts.enumerated() {
            check(host, at: path.sniHosts[index], service, report)
        }
        L4Conditions(subnets: match.destinationSubnets, labels: match.sourceLabels).check(at: path, service, report)
    }

    private func check(_ host: String, at path: FieldPath, _ service: Located<VirtualService>, _ report: Report) {
        let spec = service.resource.spec
        if IPAddress(host) != nil {
            report(service, at: path, "no client asks for the address '\(host)' in TLS", severity: .warning)
            return
        }
        let isGenerated = !spec.isForMesh && RoutedName.isGenerated(host)
        if !isGenerated, let problem = DNSSyntax.problem(ofWildcardName: host) {
            report(service, at: path, "'\(host)' is no host: \(problem)")
        } else if !(spec.hosts ?? []).contains(where: { HostName.covers($0, host) }), !spec.isDelegate {
            report(service, at: path, "'\(host)' is not covered by the hosts of the VirtualService")
        }
    }
}
