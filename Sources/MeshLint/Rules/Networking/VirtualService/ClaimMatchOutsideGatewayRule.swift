import MeshModel
import YAML

/// Reports conditions on the claims of tokens where no gateway checks tokens.
struct ClaimMatchOutsideGatewayRule: LintRule {
    static let info = RuleInfo(
        "MG304",
        "claim-match-outside-gateway",
        .error,
        aliases: ["IST0106"],
        summary: "Requests are routed by the claims of a token where sidecars route them.",
        reason: """
            Routing by `@request.auth.claims` works at gateways only. Istio rejects it in a VirtualService that sidecars use, \
            which is one without gateways or with `mesh` among them.
            """,
        help: "bind the VirtualService to gateways alone",
        covers: [
            "VirtualService: JWT claim header match (`@request.auth.claims...`) when the mesh gateway is (also) bound, or no gateway"
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [edge]
                  http:
                    - match: [{headers: {"@request.auth.claims.group": {exact: beta}}}]
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
                  hosts: [cart.example.com]
                  http:
                    - match:
                        - headers:
                            "@request.auth.claims.group": {exact: beta} # ← '@request.auth.claims.group' is matched without a gateway
                      route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  gateways: [edge, mesh]
                  http:
                    - match:
                        - withoutHeaders:
                            "@request.auth.claims[group]": {exact: beta} # ← is matched in sidecars too
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPMatch { service, match, path in
            guard match.headers != nil || match.withoutHeaders != nil, service.resource.spec.isForMesh else {
                return
            }
            for (field, headers) in [("headers", match.headers), ("withoutHeaders", match.withoutHeaders)] {
                for name in (headers ?? [:]).keys.sorted() where HTTPSyntax.isClaim(name) {
                    let place =
                        service.resource.spec.gateways?.isEmpty == false ? "in sidecars too" : "without a gateway"
                    report(service, at: path()[field][name], "'\(name)' is matched \(place)", on: .key)
                }
            }
        }
    }
}

extension HTTPSyntax {
    /// Whether the name of a header stands for a claim of a token: `@request.auth.claims.sub`, `@request.auth.claims[sub]`.
    static func isClaim(_ name: String) -> Bool {
        let head = "@request.auth.claims"
        guard name.utf8.first == UInt8(ascii: "@"), name.lowercased().hasPrefix(head) else { return false }
        let rest = name.dropFirst(head.utf8.count)
        return rest.hasPrefix(".") && rest.utf8.count > 1
            || rest.hasPrefix("[") && rest.hasSuffix("]") && rest.utf8.count > 2
    }
}
