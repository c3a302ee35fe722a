import MeshModel
import YAML

/// Reports credentials of gateways that no Secret has.
struct MissingCredentialRule: LintRule {
    static let info = RuleInfo(
        "MG218",
        "missing-credential",
        .error,
        aliases: ["IST0101"],
        summary: "The Secret that a Gateway names does not exist where the pods of the gateway run.",
        reason: """
            Istio looks for the Secret in the namespace of the gateway's pods, which need not be that of the \
            Gateway. Without it the port serves nothing, and clients see a reset connection. Said where Secrets of \
            that namespace are among the inputs, where a Secret of that name lies beside the Gateway instead, or where \
            the inputs are complete; a cert-manager Certificate that makes the Secret counts.
            """,
        help: "put the Secret into the namespace of the gateway's pods",
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
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: edge}
                type: kubernetes.io/tls
                data: {tls.crt: "", tls.key: ""}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            ),
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
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: shop}
                type: kubernetes.io/tls
                data: {tls.crt: "", tls.key: ""}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls # ← no Secret 'cart-tls' in namespace 'istio-system'
                """
            ),
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
                apiVersion: v1
                kind: Secret
                metadata: {name: cart-tls, namespace: shop}
                type: kubernetes.io/tls
                data: {tls.crt: "", tls.key: ""}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: other, namespace: edge}
                type: kubernetes.io/tls
                data: {tls.crt: "", tls.key: ""}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [cart.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: cart-tls # ← no Secret 'cart-tls' in namespace 'edge'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let secrets = Self.secrets(mesh)
        for gateway in mesh.all(Gateway.self) {
            let namespaces = mesh.podNamespaces(of: gateway)
            for credential in gateway.credentials {
                for namespace in namespaces where !secrets.contains("\(namespace)/\(credential.name)") {
                    let isElsewhere = secrets.contains("\(gateway.namespace)/\(credential.name)")
                    guard isElsewhere || mesh.knows("Secret", of: namespace) else { continue }
                    report(
                        gateway,
                        at: credential.path,
                        "there is no Secret '\(credential.name)' in namespace '\(namespace)', where the gateway's pods run",
                        help: isElsewhere
                            ? "move the Secret from namespace '\(gateway.namespace)' to '\(namespace)', or the pods to the Secret"
                            : nil
                    )
                }
            }
        }
    }

    /// `namespace/name` of the Secrets, and of those that certificates are stored in.
    private static func secrets(_ mesh: MeshSnapshot) -> Set<String> {
        var secrets = Set(mesh.all(Secret.self).map { "\($0.namespace)/\($0.name)" })
        for certificate in mesh.all(Certificate.self) {
            secrets.insert("\(certificate.namespace)/\(certificate.resource.spec.secretName)")
        }
        return secrets
    }
}
