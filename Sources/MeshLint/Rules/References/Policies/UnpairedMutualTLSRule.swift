import MeshModel
import YAML

/// Reports mutual TLS that only one side is told of.
struct UnpairedMutualTLSRule: LintRule {
    static let info = RuleInfo(
        "MG254",
        "unpaired-mutual-tls",
        .error,
        aliases: ["KIA0204", "KIA0205", "KIA0206", "KIA0401", "KIA0501", "KIA0505", "KIA0506"],
        summary: "Without automatic mutual TLS, only one of client and server is told to use it.",
        reason: """
            With "enableAutoMtls: false" clients use mutual TLS only where a DestinationRule says ISTIO_MUTUAL, \
            while servers ask for it where a PeerAuthentication says STRICT. If only one of them does, calls fail or \
            go in plain text. A DestinationRule for a single host takes the place of one for "*.local", with its TLS \
            settings too. Says nothing unless MeshConfig switches automatic mutual TLS off.
            """,
        help: """
            set both sides: a PeerAuthentication, and a DestinationRule for the same services; or use enableAutoMtls
            """,
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.local"
                  trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: STRICT}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: PERMISSIVE}
                """,
                meshConfig: "enableAutoMtls: false"
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: STRICT}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: STRICT} # ← servers of the mesh ask for mutual TLS
                """,
                meshConfig: "enableAutoMtls: false"
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: STRICT} # ← servers of namespace 'shop' ask for mutual TLS
                """,
                meshConfig: "enableAutoMtls: false"
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: DISABLE} # ← servers of namespace 'shop' take plain text only
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: DISABLE} # ← servers of the mesh take plain text only
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.local"
                  trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}
                """,
                meshConfig: "enableAutoMtls: false"
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.local"
                  trafficPolicy: {tls: {mode: ISTIO_MUTUAL}} # ← no PeerAuthentication of the mesh or the namespace
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: shop}
                spec:
                  host: "*.shop.svc.cluster.local"
                  trafficPolicy: {tls: {mode: ISTIO_MUTUAL}} # ← no PeerAuthentication of the mesh or the namespace
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  trafficPolicy: {connectionPool: {tcp: {maxConnections: 1}}} # ← takes the place of the one that tells clients to use mutual TLS
                """,
                meshConfig: "enableAutoMtls: false"
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard !mesh.settings.hasAutoMutualTLS else { return }
        let modes = DefaultModes(mesh)
        for policy in mesh.all(PeerAuthentication.self) where policy.isDefault { check(policy, modes, mesh, report) }
        for rule in mesh.all(DestinationRule.self) { check(rule, modes, mesh, report) }
    }

    private func check(
        _ policy: Located<PeerAuthentication>,
        _ modes: DefaultModes,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let namespace = policy.namespace == mesh.rootNamespace ? nil : policy.namespace
        let what = namespace.map { "namespace '\($0)'" } ?? "the mesh"
        let client = modes.client(of: namespace)
        switch policy.resource.spec.mtls?.mode {
        case .strict where client != .istioMutual && client != .mutual:
            report(
                policy,
                at: .root.spec.mtls.mode,
                "servers of \(what) ask for mutual TLS, but no DestinationRule tells clients to use it"
            )
        case .disable where client == .istioMutual || client == .mutual:
            report(
                policy,
                at: .root.spec.mtls.mode,
                "servers of \(what) take plain text only, but a DestinationRule tells clients to use mutual TLS"
            )
        default: return
        }
    }

    private func check(_ rule: Located<DestinationRule>, _ modes: DefaultModes, _ mesh: MeshSnapshot, _ report: Report)
    {
        let mode = rule.resource.spec.trafficPolicy?.tls?.mode
        guard let scope = DefaultModes.scope(of: rule.fullHost) else {
            let client = modes.client(of: HostRegistry.namespace(of: rule.fullHost))
            guard rule.resource.spec.trafficPolicy != nil, rule.resource.spec.trafficPolicy?.tls == nil,
                client == .istioMutual, HostRegistry.namespace(of: rule.fullHost) != nil
            else { return }
            return report(
                rule,
                at: .root.spec.trafficPolicy,
                "without 'tls' this trafficPolicy takes the place of the one that tells clients to use mutual TLS",
                on: .key,
                severity: .warning,
                help: "add 'tls: {mode: ISTIO_MUTUAL}'"
            )
        }
        guard mode == .istioMutual, modes.server(of: scope.namespace) == nil else { return }
        report(
            rule,
            at: .root.spec.trafficPolicy.tls.mode,
            "clients use mutual TLS, but no PeerAuthentication of the mesh or the namespace speaks of it",
            severity: .warning
        )
    }
}
