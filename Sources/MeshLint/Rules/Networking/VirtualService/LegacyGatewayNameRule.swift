import MeshModel
import YAML

/// Reports gateways that are named like hosts, as in the first versions of Istio.
struct LegacyGatewayNameRule: LintRule {
    static let info = RuleInfo(
        "MG303",
        "legacy-gateway-name",
        .warning,
        aliases: ["IST0133", "KIA1108"],
        summary: "A gateway is named as a dotted host rather than as namespace/name.",
        reason: """
            Istio takes the first two parts of a dotted name for the gateway's name and namespace, whatever follows, so \
            that `edge.example.com` is looked for in the namespace `example`. The form is deprecated.
            """,
        help: "write namespace/name",
        covers: ["VirtualService: gateway name in legacy dotted form (recommends `namespace/name`)"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [istio-system/edge, edge, mesh]
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
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [edge.istio-system.svc.cluster.local] # ← stands for istio-system/edge
                  http:
                    - match: [{gateways: [edge.shop]}] # ← 'edge.shop' stands for shop/edge
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            GatewayNames.forEach(in: service.resource.spec) { name, path in
                guard name.contains("."), !name.contains("/"), DNSSyntax.problem(ofFullName: name) == nil else {
                    return
                }
                let full = GatewayIndex.fullName(name, in: service.namespace)
                report(service, at: path, "'\(name)' stands for \(full)", help: "write \(full)")
            }
        }
    }
}
