/// Reports lengths of time that cannot be read.
struct MalformedDurationRule: LintRule {
    static let info = RuleInfo(
        "MG108",
        "malformed-duration",
        .error,
        aliases: ["IST0106"],
        summary: "A length of time cannot be read.",
        reason: """
            A length of time is numbers with units, such as 1h30m, 5s or 250ms. There is no unit for days, and a \
            number without a unit is none.
            """,
        help: "write it with units: h, m, s, ms, us or ns",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - timeout: 1m30s
                      retries: {attempts: 2, perTryTimeout: 0.5s}
                      route:
                        - destination: {host: cart}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - timeout: 5 s # ← '5 s' is no length of time
                      retries: {attempts: 2, perTryTimeout: 1d} # ← '1d' is no length of time
                      route:
                        - destination: {host: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.malformedDuration, to: report) }
}
