import MeshModel
import YAML

/// Reports routes by claims of tokens that nothing checks.
struct UnauthenticatedClaimRouteRule: LintRule {
    static let info = RuleInfo(
        "MG228",
        "unauthenticated-claim-route",
        .error,
        aliases: ["IST0149"],
        summary: "A route asks for a claim of a token, but no RequestAuthentication of the gateway reads tokens.",
        reason: """
            "@request.auth.claims" holds what a RequestAuthentication took from a checked token. Without one for the \
            gateway's pods (in their namespace or in the root namespace) the match never holds, and a \
            "withoutHeaders" match always does. Said where the gateway's pods are among the inputs.
            """,
        help: "add a RequestAuthentication that selects the gateway's pods",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: front, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  jwtRules: [{issuer: https://example.com}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - match:
                        - headers:
                            "@request.auth.claims.group": {exact: staff}
                      route: [{destination: {host: cart}}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - match:
                        - headers:
                            "@request.auth.claims.group": {exact: staff}
                      route: [{destination: {host: cart}}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: front, namespace: edge}
                spec:
                  selector: {matchLabels: {app: other}}
                  jwtRules: [{issuer: https://example.com}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart.example.com]
                  gateways: [front]
                  http:
                    - match:
                        - headers:
                            "@request.auth.claims.group": {exact: staff} # ← no RequestAuthentication reads tokens for Deployment 'edge'
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let matches = service.claimMatches
            guard !matches.isEmpty else { continue }
            for name in service.resource.spec.gateways ?? [] {
                guard let gateway = mesh.gateways.istio(GatewayIndex.fullName(name, in: service.namespace)) else {
                    continue
                }
                let pods = mesh.workloads.selected(by: gateway.resource.spec.selector ?? [:])
                guard let pod = pods.first(where: { !Self.isAuthenticated($0, mesh) }) else { continue }
                for path in matches {
                    report(
                        service,
                        at: path,
                        "no RequestAuthentication reads tokens for \(pod.kind) '\(pod.name)' of gateway '\(name)'"
                    )
                }
            }
        }
    }

    private static func isAuthenticated(_ pod: Workload, _ mesh: MeshSnapshot) -> Bool {
        mesh.all(RequestAuthentication.self).contains { policy in
            (policy.namespace == pod.namespace || policy.namespace == mesh.rootNamespace)
                && pod.labels.holds(policy.resource.spec.selector?.matchLabels ?? [:])
        }
    }
}

extension Located where Kind == VirtualService {
    /// The ways to the matches that ask for claims of a token.
    fileprivate var claimMatches: [FieldPath] {
        var paths: [FieldPath] = []
        for (route, http) in (resource.spec.http ?? []).enumerated() {
            for (match, request) in (http.match ?? []).enumerated() {
                let path = FieldPath.root.spec.http[route].match[match]
                for key in (request.headers ?? [:]).keys.sorted() where key.isClaim { paths.append(path.headers[key]) }
                for key in (request.withoutHeaders ?? [:]).keys.sorted() where key.isClaim {
                    paths.append(path.withoutHeaders[key])
                }
            }
        }
        return paths
    }
}

extension String {
    fileprivate var isClaim: Bool { hasPrefix("@request.auth.claims") }
}
