/// Reports suppressions of rules that there are not.
///
/// Suppressions are judged when all rules have run, see ``SuppressionStage``.
struct UnknownSuppressionRule: LintRule {
    static let info = RuleInfo(
        "MG022",
        "unknown-suppression",
        .warning,
        summary: "A suppression names no rule, or one that does not exist.",
        reason: "It suppresses nothing, and who wrote it believes that it does.",
        help: "name the code of a rule, as findings show it; 'meshgen rules' lists them",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: cart
                  annotations:
                    meshgen.io/ignore: route-weight-sum -- the shares are counted in servers
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
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  annotations:
                    meshgen.io/ignore: MG999 -- nobody knows # ← there is no rule 'MG999'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {}
}
