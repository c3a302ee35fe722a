import MeshModel
import YAML

/// Reports egress proxies of Sidecars.
struct UnusableEgressProxyRule: LintRule {
    static let info = RuleInfo(
        "MG382",
        "unusable-egress-proxy",
        .error,
        aliases: ["IST0106"],
        summary: "A Sidecar forwards unknown traffic to an egress proxy that cannot be one.",
        reason: """
            egressProxy is no longer a documented part of the API. Istio takes it only where unknown destinations are allowed \
            (mode ALLOW_ANY), and only with the full name and the port of the proxy.
            """,
        help: "route through an egress gateway with a ServiceEntry and a VirtualService instead",
        covers: [
            "Sidecar: egressProxy with a mode other than ALLOW_ANY",
            "Sidecar: egressProxy host not an FQDN",
            "Sidecar: egressProxy without port",
            "Sidecar: egressProxy destination invalid",
            "Shared pieces: FQDN: empty, over 255 characters, a label that is not a DNS-1123 label (63 max), or an all-numeric "
                + "last label (so an IP address); one trailing dot is fine",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec:
                  outboundTrafficPolicy:
                    mode: ALLOW_ANY
                    egressProxy: {host: egress.shop.svc.cluster.local, port: {number: 80}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: registry}
                spec:
                  outboundTrafficPolicy:
                    mode: REGISTRY_ONLY
                    egressProxy: # ← is used only in mode ALLOW_ANY
                      host: egress.shop.svc.cluster.local
                      port: {number: 80}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  outboundTrafficPolicy:
                    mode: ALLOW_ANY
                    egressProxy: # ← the egress proxy has no port
                      host: egress_proxy # ← 'egress_proxy' is no host
                      subset: v1.2 # ← 'v1.2' cannot be the name of a subset
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let path = FieldPath.root.spec.outboundTrafficPolicy.egressProxy
        for sidecar in mesh.all(Sidecar.self) {
            guard let policy = sidecar.resource.spec.outboundTrafficPolicy, let proxy = policy.egressProxy else {
                continue
            }
            if policy.mode != .allowAny, !policy.isUnread("mode") {
                report(sidecar, at: path, "egressProxy is used only in mode ALLOW_ANY", on: .key)
            } else {
                check(proxy, of: sidecar, at: path, report)
            }
        }
    }

    private func check(_ proxy: Destination, of sidecar: Located<Sidecar>, at path: FieldPath, _ report: Report) {
        if let problem = DNSSyntax.problem(ofFullName: proxy.host), sidecar.document.holds(path.host) {
            report(sidecar, at: path.host, "'\(proxy.host)' is no host: \(problem)")
        }
        if let subset = proxy.subset, !subset.isEmpty, !DNSSyntax.isLabelInAnyCase(subset) {
            report(sidecar, at: path.subset, "'\(subset)' cannot be the name of a subset")
        }
        if proxy.port?.number == nil, !proxy.isUnread("port"), proxy.port?.isUnread("number") != true {
            report(sidecar, at: path, "the egress proxy has no port", on: .key)
        }
    }
}
