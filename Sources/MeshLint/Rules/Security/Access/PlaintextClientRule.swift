import MeshModel
import YAML

/// Reports workloads outside of the mesh that call services which take mutual TLS only.
struct PlaintextClientRule: LintRule {
    static let info = RuleInfo(
        "MG603",
        "plaintext-client",
        .error,
        summary: "A workload without a sidecar calls a service that takes mutual TLS only.",
        reason: """
            Without a sidecar the client sends plaintext, and the proxy of a STRICT service resets the connection. A call is \
            seen where the environment of the client names the host of a service among the inputs.
            """,
        help: "give the client a sidecar, or let the service take plaintext: PERMISSIVE for that workload",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: client, namespace: shop}
                spec:
                  selector: {matchLabels: {app: client}}
                  template:
                    metadata: {labels: {app: client}}
                    spec:
                      containers: [{name: app, image: "client:1", env: [{name: CART, value: "http://cart.shop/api"}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: batch, labels: {istio-injection: disabled}}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: client, namespace: batch}
                spec:
                  selector: {matchLabels: {app: client}}
                  template:
                    metadata: {labels: {app: client}}
                    spec:
                      containers:
                        - name: app
                          image: client:1
                          env:
                            - name: CART
                              value: http://cart.shop/api # ← client has no sidecar
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: client, namespace: shop}
                spec:
                  selector: {matchLabels: {app: client}}
                  template:
                    metadata: {labels: {app: client, sidecar.istio.io/inject: "false"}}
                    spec:
                      containers:
                        - name: app
                          image: client:1
                          env:
                            - name: CART
                              value: http://cart.shop.svc.cluster.local/api # ← has no sidecar, but cart.shop.svc.cluster.local takes mutual TLS only
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let clients = mesh.workloads.all.filter { $0.isOptedOut || mesh.isKeptOut($0) }
        guard !clients.isEmpty, !mesh.all(PeerAuthentication.self).isEmpty else { return }
        let modes = mesh.mutualTLS
        for client in clients {
            for (index, container) in client.spec.containers.enumerated() {
                for (number, variable) in (container.env ?? []).enumerated() {
                    guard let value = variable.value, let host = Self.host(in: value, for: client, mesh, modes) else {
                        continue
                    }
                    report(
                        client,
                        at: client.specPath.containers[index].env[number].value,
                        "\(client.name) has no sidecar, but \(host) takes mutual TLS only"
                    )
                }
            }
        }
    }

    /// The STRICT service that a value names: `cart`, `cart.shop:80`, `http://cart.shop.svc.cluster.local/api`.
    private static func host(
        in value: String,
        for client: Workload,
        _ mesh: MeshSnapshot,
        _ modes: MutualTLSModes
    ) -> String? {
        let address = value.firstRange(of: "://").map { value[$0.upperBound...] } ?? value[...]
        let name = String(address.prefix { $0 != "/" && $0 != ":" && $0 != "?" })
        // A single word is too often something else than a host.
        guard name.contains(".") || address.count < value.count else { return nil }
        let parts = name.split(separator: ".")
        let full =
            parts.count == 2 || parts.count == 3 && parts[2] == "svc"
            ? HostName.ofService(String(parts[0]), in: String(parts[1])) : HostName.full(name, in: client.namespace)
        guard let service = mesh.hosts.hosts(named: full).lazy.compactMap(\.service).first else { return nil }
        let targets = mesh.workloads.selected(by: service.resource.spec?.selector ?? [:], in: service.namespace)
        let mode = targets.first.map { modes.mode(of: $0).mode } ?? modes.mode(ofNamespace: service.namespace).mode
        return mode == .strict ? full : nil
    }
}

extension MeshSnapshot {
    /// Whether the namespace of a workload keeps its pods out of the mesh, and nothing of their own brings them in.
    fileprivate func isKeptOut(_ workload: Workload) -> Bool {
        guard namespaces.labels(of: workload.namespace)?[MeshLabel.injection] == "disabled" else { return false }
        if case .outside = membership(of: workload) { return true }
        return false
    }
}
