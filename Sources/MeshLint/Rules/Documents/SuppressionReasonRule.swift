/// Reports suppressions that nobody gave a reason for.
///
/// Suppressions are judged when all rules have run, see ``SuppressionStage``.
struct SuppressionReasonRule: LintRule {
    static let info = RuleInfo(
        "MG020",
        "suppression-without-reason",
        .warning,
        summary: "A finding is suppressed without a reason.",
        reason: """
            Whoever reads the manifest later has to know whether the reason still holds; a suppression that nobody can explain \
            is never removed.
            """,
        help: "write the reason behind two dashes: meshgen:ignore MG501 -- 60 + 60 is meant as one half each",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - route: # meshgen:ignore MG501 -- the shares are counted in servers
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
                    meshgen.io/ignore: MG501 # ← nothing says why MG501 is ignored
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 3}
                        - {destination: {host: cart, subset: v2}, weight: 1}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {}
}
