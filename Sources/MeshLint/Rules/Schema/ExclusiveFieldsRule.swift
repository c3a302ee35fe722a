/// Reports fields that exclude each other.
struct ExclusiveFieldsRule: LintRule {
    static let info = RuleInfo(
        "MG111",
        "exclusive-fields",
        .error,
        aliases: ["IST0106"],
        summary: "Fields are set that exclude each other, or none of several where one is needed.",
        reason: """
            The API server or the webhook refuses the manifest, since only one of the fields can count.
            """,
        help: "keep one of the fields",
        covers: [
            "Shared pieces: more than one of selector / targetRef / targetRefs set",
            "DestinationRule: locality: distribute together with failover",
            "ServiceEntry: workloadSelector together with endpoints",
            "TrafficExtension: not exactly one of wasm and lua",
        ],
        yieldsTo: ["MG247", "MG301", "MG306", "MG315"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - match:
                        - uri: {prefix: /cart}
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
                    - match:
                        - uri: {prefix: /cart, exact: /cart} # ← only one of 'exact' and 'prefix' can be set
                      route:
                        - destination: {host: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.exclusiveFields, to: report) }
}
