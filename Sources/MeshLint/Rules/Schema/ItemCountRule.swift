/// Reports lists and objects with too few or too many entries.
struct ItemCountRule: LintRule {
    static let info = RuleInfo(
        "MG106",
        "item-count",
        .error,
        aliases: ["IST0106"],
        summary: "A list or an object has fewer or more entries than its field allows.",
        reason: """
            The API server refuses it.
            """,
        help: "give as many entries as are allowed",
        covers: [
            "Gateway: more than two tlsCertificates",
            "PeerAuthentication: portLevelMtls present but empty",
            "AuthorizationPolicy: serviceAccounts: more than 16",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules: []
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  gatewayClassName: istio
                  listeners: [] # ← 0 items given; there must be
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.wrongCount, to: report) }
}
