import MeshModel
import YAML

/// Reports names of Gateways that Istio does not take.
struct UnusableGatewayNameRule: LintRule {
    static let info = RuleInfo(
        "MG360",
        "unusable-gateway-name",
        .error,
        aliases: ["IST0106"],
        summary: "The name of a Gateway is not a single DNS label.",
        reason: """
            Kubernetes takes dots in the names of most resources, but Istio rejects a Gateway that has them: a VirtualService \
            could not tell its name from a host.
            """,
        help: "use lower-case letters, digits and '-', at most 63",
        covers: ["Gateway: name is not a DNS-1123 label"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop-2}
                spec:
                  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop.example.com} # ← 'shop.example.com' is not a single DNS label
                spec:
                  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) where !DNSSyntax.isLabelInAnyCase(gateway.name) && !gateway.name.isEmpty {
            report(gateway, at: .root.metadata.name, "the name '\(gateway.name)' is not a single DNS label")
        }
    }
}
