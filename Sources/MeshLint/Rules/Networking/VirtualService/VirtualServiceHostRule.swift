import MeshModel
import YAML

/// Reports hosts of virtual services that no request can have, or that cover each other.
struct VirtualServiceHostRule: LintRule {
    static let info = RuleInfo(
        "MG300",
        "unusable-virtual-service-host",
        .error,
        aliases: ["IST0106"],
        summary: "A host of a VirtualService is no host name, or is covered by another of its hosts.",
        reason: """
            Istio rejects a VirtualService whose hosts are not DNS names (with a `*` only at the very beginning) or addresses, \
            and one of whose hosts covers another: Envoy refuses a domain that is listed twice. The host `*` may be \
            given at gateways only, since sidecars would take it for every service there is.
            """,
        help: "name the hosts that clients call, each once",
        covers: [
            "VirtualService: host not a wildcard DNS name and not an IP (for gateway-bound: `outbound_.PORT_._.HOST` SNI form also passes)",
            "VirtualService: host `*` on the mesh gateway",
            "VirtualService: duplicate or overlapping hosts in one object (`*.com` covers `a.com`)",
            "Shared pieces: FQDN: empty, over 255 characters, a label that is not a DNS-1123 label (63 max), or an all-numeric last label (so an IP address); one trailing dot is fine",
            "Shared pieces: wildcard host: as FQDN, but the first label may be `*` or begin with `*` (`*-foo.com`); a `*` anywhere else is rejected",
            "Shared pieces: IP: not a parsable IPv4/IPv6 address",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop}
                spec:
                  hosts: ["*.example.com", "*-shop.example.org", cart, 10.0.0.1, "2001:db8::1", example.net.]
                  http:
                    - route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: edge}
                spec:
                  hosts: ["*"]
                  gateways: [edge]
                  http:
                    - route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: east-west}
                spec:
                  hosts: [outbound_.80_._.cart.shop.global]
                  gateways: [east-west]
                  tls:
                    - match: [{sniHosts: [outbound_.80_._.cart.shop.global]}]
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop}
                spec:
                  hosts:
                    - "cart.*.com" # ← 'cart.*.com' is no host: '*' may only stand at its beginning
                    - shop_cart # ← 'shop_cart' is no part of a domain name
                    - 1.2.3 # ← its last part is a number
                    - "*" # ← sidecars would take the host '*' for every service
                    - "" # ← it is empty
                    - 10.0.0.256 # ← its last part is a number
                    - outbound_.80_._.cart # ← 'outbound_' is no part of a domain name
                  http:
                    - route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: twice}
                spec:
                  gateways: [edge]
                  hosts:
                    - "*.example.com"
                    - cart.example.com # ← the host '*.example.com' covers 'cart.example.com'
                    - example.org
                    - example.org # ← the host 'example.org' is given twice
                    - "*.org" # ← the host '*.org' covers 'example.org'
                  http:
                    - route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            guard let hosts = service.resource.spec.hosts, !hosts.isEmpty else { continue }
            if checkNames(hosts, of: service, report) { checkOverlaps(hosts, of: service, report) }
        }
    }

    /// Checks each host; returns whether all are good.
    private func checkNames(_ hosts: [String], of service: Located<VirtualService>, _ report: Report) -> Bool {
        let spec = service.resource.spec
        var allGood = true
        for (index, host) in hosts.enumerated() {
            guard let problem = problem(of: host, in: spec) else { continue }
            allGood = false
            report(service, at: .root.spec.hosts[index], problem)
        }
        return allGood
    }

    private func problem(of host: String, in spec: VirtualService.Spec) -> String? {
        if host == "*" { return spec.isForMesh ? "sidecars would take the host '*' for every service" : nil }
        guard let problem = DNSSyntax.problem(ofWildcardName: host), IPAddress(host) == nil else { return nil }
        if !spec.isForMesh, spec.hasSNIHosts, RoutedName.isGenerated(host) { return nil }
        return "'\(host)' is no host: \(problem)"
    }

    private func checkOverlaps(_ hosts: [String], of service: Located<VirtualService>, _ report: Report) {
        for (index, host) in hosts.enumerated().dropFirst() {
            guard let other = hosts[..<index].first(where: { HostName.overlaps($0, host) }) else { continue }
            report(service, at: .root.spec.hosts[index], message(other, host))
        }
    }

    private func message(_ first: String, _ second: String) -> String {
        if first == second { return "the host '\(first)' is given twice" }
        let (outer, inner) = HostName.covers(first, second) ? (first, second) : (second, first)
        return "the host '\(outer)' covers '\(inner)', which is given too"
    }
}

extension VirtualService.Spec {
    fileprivate var hasSNIHosts: Bool { tls?.contains { $0.match.contains { !$0.sniHosts.isEmpty } } == true }
}
