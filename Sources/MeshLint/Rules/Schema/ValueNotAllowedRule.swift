/// Reports texts that are none of those that a field allows.
struct ValueNotAllowedRule: LintRule {
    static let info = RuleInfo(
        "MG103",
        "value-not-allowed",
        .error,
        aliases: ["IST0106"],
        summary: "A text is none of those that its field allows.",
        reason: """
            The field takes one of a few texts, in the very spelling: ISTIO_MUTUAL, not istio_mutual. The API server \
            refuses others.
            """,
        help: "use one of the texts that are allowed",
        covers: [
            "DestinationRule: tunnel protocol not CONNECT or POST",
            "DestinationRule: proxyProtocol version not 0/1 (V1, V2)",
            "ServiceEntry: DYNAMIC_DNS location not MESH_EXTERNAL/MESH_INTERNAL",
            "ServiceEntry: unknown resolution",
            "Sidecar: outboundTrafficPolicy ALLOW_ANY_DYNAMIC_DNS (mesh only)",
            "WorkloadGroup: probe httpGet: scheme not HTTP/HTTPS",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    tls: {mode: ISTIO_MUTUAL}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    tls: {mode: istio_mutual} # ← did you mean 'ISTIO_MUTUAL'?
                    loadBalancer:
                      simple: FASTEST # ← 'FASTEST' is not allowed here
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.valueNotAllowed, to: report) }
}
