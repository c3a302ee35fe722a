/// Reports numbers and lengths of time outside of their bounds.
struct ValueOutOfBoundsRule: LintRule {
    static let info = RuleInfo(
        "MG104",
        "value-out-of-bounds",
        .error,
        aliases: ["IST0106"],
        summary: "A number or a length of time lies outside of what its field allows.",
        reason: """
            The API server or the webhook refuses it.
            """,
        help: "use a value within the bounds",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection:
                      interval: 1ms
                      maxEjectionPercent: 100
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
                    outlierDetection:
                      interval: 500us # ← 500us is not at least 1ms
                      maxEjectionPercent: 101 # ← 101 is not from 0 to 100
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.outOfBounds, to: report) }
}
