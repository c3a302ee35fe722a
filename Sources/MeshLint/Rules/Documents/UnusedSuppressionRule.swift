/// Reports suppressions that suppress nothing.
///
/// Suppressions are judged when all rules have run, see ``SuppressionStage``.
struct UnusedSuppressionRule: LintRule {
    static let info = RuleInfo(
        "MG021",
        "unused-suppression",
        .warning,
        summary: "A suppression no longer matches anything.",
        reason: """
            The problem was solved, or moved away from the suppression. What is left would hide the next problem of its kind \
            without anybody knowing.
            """,
        help: "remove the suppression, or move it to the line it is meant for",
        accepts: [
            Example(
                """
                # meshgen:ignore MG501 -- the shares are counted in servers
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 3}
                        - {destination: {host: cart, subset: v2}, weight: 1}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: cart
                  annotations:
                    meshgen.io/ignore: MG501 -- counted in servers # ← MG501 reports nothing here
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 75}
                        - {destination: {host: cart, subset: v2}, weight: 25}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {}
}
