import MeshModel
import YAML

/// Reports plain text to servers that ask for mutual TLS.
struct PlainTextToStrictRule: LintRule {
    static let info = RuleInfo(
        "MG255",
        "plain-text-to-strict",
        .error,
        aliases: ["KIA0207", "KIA0208"],
        summary: """
            A DestinationRule for a namespace or the mesh switches off TLS, but the servers ask for mutual TLS.
            """,
        reason: """
            A server in mode STRICT closes connections without mutual TLS: every call that the DestinationRule is \
            for fails with a reset. Server and client have to agree.
            """,
        help: "remove the tls settings of the DestinationRule, or make the PeerAuthentication PERMISSIVE",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.shop.svc.cluster.local"
                  trafficPolicy: {tls: {mode: DISABLE}}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: PERMISSIVE}
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: STRICT}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.shop.svc.cluster.local"
                  trafficPolicy: {tls: {mode: DISABLE}} # ← servers of namespace 'shop' ask for mutual TLS
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: STRICT}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: all, namespace: istio-system}
                spec:
                  host: "*.local"
                  trafficPolicy: {tls: {mode: DISABLE}} # ← servers of the mesh ask for mutual TLS
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: istio-system}
                spec:
                  mtls: {mode: STRICT}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let modes = DefaultModes(mesh)
        for rule in mesh.all(DestinationRule.self) {
            guard let tls = rule.resource.spec.trafficPolicy?.tls?.mode, tls == .disable || tls == .simple,
                let scope = DefaultModes.scope(of: rule.fullHost), modes.server(of: scope.namespace) == .strict
            else { continue }
            let what = scope.namespace.map { "namespace '\($0)'" } ?? "the mesh"
            report(
                rule,
                at: .root.spec.trafficPolicy.tls.mode,
                "servers of \(what) ask for mutual TLS (STRICT), but clients are told to use \(tls.rawValue)"
            )
        }
    }
}
