import MeshModel
import YAML

/// Reports policies by identity for workloads whose clients have none.
struct IdentityWithoutMutualTLSRule: LintRule {
    static let info = RuleInfo(
        "MG606",
        "identity-without-mutual-tls",
        .error,
        aliases: ["KIA0105"],
        summary: "A policy asks for a client's identity where there is no mutual TLS.",
        reason: """
            Principals, namespaces and service accounts come from the client's certificate. Without mutual TLS no request has \
            one: ALLOW never matches, DENY is passed by. Where PERMISSIVE takes plaintext too, a DENY by identity is passed by \
            whoever leaves the certificate away.
            """,
        help: "make mutual TLS STRICT for these workloads, or decide by something else, such as ipBlocks",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec: {selector: {matchLabels: {app: cart}}, rules: [{from: [{source: {namespaces: [shop]}}]}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: DISABLE}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from:
                        - source: {principals: [cluster.local/ns/shop/sa/web]} # ← can never match: cart has mutual TLS disabled
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  action: DENY
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - from:
                        - source: {namespaces: [legacy]} # ← cart takes plaintext too, which has no identity to deny
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let policies = mesh.all(AuthorizationPolicy.self)
        guard !policies.isEmpty else { return }
        let modes = mesh.mutualTLS
        for policy in policies {
            let spec = policy.resource.spec
            let sources = spec.identitySources
            guard !sources.isEmpty else { continue }
            for workload in mesh.workloads(selectedBy: spec.selector, in: policy.namespace) where !workload.isOptedOut {
                let mode = modes.mode(of: workload).mode
                if mode == .disable {
                    let message = "this can never match: \(workload.name) has mutual TLS disabled"
                    for path in sources { report(policy, at: path, message) }
                } else if mode == .permissive, spec.action == .deny {
                    let message = "\(workload.name) takes plaintext too, which has no identity to deny"
                    for path in sources { report(policy, at: path, message, severity: .warning) }
                } else {
                    continue
                }
                break
            }
        }
    }
}

extension AuthorizationPolicy.Spec {
    /// The sources that ask for what is in a client's certificate.
    fileprivate var identitySources: [FieldPath] {
        (rules ?? []).enumerated().flatMap { index, rule in
            (rule.from ?? []).enumerated().compactMap { number, from in
                let source = from.source
                let lists = [source?.principals, source?.namespaces, source?.serviceAccounts]
                guard lists.contains(where: { !($0 ?? []).isEmpty }) else { return nil }
                return FieldPath.root.spec.rules[index].from[number].source
            }
        }
    }
}
