import MeshModel
import YAML

/// Reports keys that istiod fetches from anywhere.
struct UnrestrictedJwksFetchRule: LintRule {
    static let info = RuleInfo(
        "MG252",
        "unrestricted-jwks-fetch",
        .warning,
        aliases: ["IST0175"],
        summary: "istiod fetches keys from any address that a RequestAuthentication names.",
        reason: """
            istiod itself fetches "jwksUri", from within the cluster. Whoever may write a RequestAuthentication can \
            have it call internal addresses, unless BLOCKED_CIDRS_IN_JWKS_URIS of istiod keeps it from doing so. \
            Said where the Deployment of istiod is among the inputs.
            """,
        help: "set BLOCKED_CIDRS_IN_JWKS_URIS of istiod to the internal ranges",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
                spec:
                  selector: {matchLabels: {app: istiod}}
                  template:
                    metadata: {labels: {app: istiod}}
                    spec: {containers: [{name: discovery, image: pilot:1, env: [{name: BLOCKED_CIDRS_IN_JWKS_URIS, value: 10.0.0.0/8}]}]}
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: front, namespace: shop}
                spec:
                  jwtRules:
                    - issuer: https://example.com
                      jwksUri: https://example.com/keys
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: front, namespace: shop}
                spec:
                  jwtRules:
                    - issuer: https://example.com
                      jwksUri: https://example.com/keys
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
                spec:
                  selector: {matchLabels: {app: istiod}}
                  template:
                    metadata: {labels: {app: istiod}}
                    spec: {containers: [{name: discovery, image: pilot:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: front, namespace: shop}
                spec:
                  jwtRules:
                    - issuer: https://example.com
                      jwksUri: https://example.com/keys # ← nothing limits the addresses that it calls
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let controlPlanes = mesh.workloads.selected(by: ["app": "istiod"])
        guard !controlPlanes.isEmpty, !controlPlanes.contains(where: \.blocksAddresses) else { return }
        for policy in mesh.all(RequestAuthentication.self) {
            for (index, rule) in (policy.resource.spec.jwtRules ?? []).enumerated() {
                guard let uri = rule.jwksUri ?? rule.legacyJwksUri, !uri.isEmpty else { continue }
                report(
                    policy,
                    at: .root.spec.jwtRules[index][rule.jwksUri == nil ? "jwks_uri" : "jwksUri"],
                    "istiod fetches '\(uri)', and nothing limits the addresses that it calls"
                )
            }
        }
    }
}

extension Workload {
    fileprivate var blocksAddresses: Bool {
        spec.containers.contains { container in
            container.env?.contains { $0.name == "BLOCKED_CIDRS_IN_JWKS_URIS" } == true
        }
    }
}
