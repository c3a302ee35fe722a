/// Reports fields that are deprecated.
struct DeprecatedFieldRule: LintRule {
    static let info = RuleInfo(
        "MG114",
        "deprecated-field",
        .warning,
        aliases: ["IST0002"],
        summary: "A field is deprecated.",
        reason: """
            It still works, or has no effect any more, and goes away with a later version.
            """,
        help: "use what replaces it",
        covers: [
            "VirtualService: mirrorPercent (deprecated)",
            "DestinationRule: outlierDetection: consecutiveErrors (deprecated)",
            "DestinationRule: consistentHash.minimumRingSize (deprecated)",
        ],
        yieldsTo: ["MG248", "MG344", "MG363", "MG376", "MG379"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - mirror: {host: cart-next}
                      mirrorPercentage: {value: 10}
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
                    - mirror: {host: cart-next}
                      mirror_percent: 10 # ← 'mirror_percent' is deprecated: use mirrorPercentage
                      route:
                        - destination: {host: cart}
                      fault:
                        delay:
                          percent: 5 # ← 'percent' is deprecated: use percentage
                          fixedDelay: 1s
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.deprecatedField, to: report) }
}
