/// Reports amounts of resources that cannot be read.
struct MalformedQuantityRule: LintRule {
    static let info = RuleInfo(
        "MG109",
        "malformed-quantity",
        .error,
        summary: "An amount of a resource cannot be read.",
        reason: """
            An amount is a number with at most one suffix: m for thousandths, k, M, G for powers of 1000, Ki, Mi, Gi \
            for powers of 1024. The API server refuses others.
            """,
        help: "write it as a number with a suffix, such as 250m, 1.5 or 64Mi",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: cart
                      image: cart
                      resources:
                        requests:
                          cpu: 250m
                          memory: 64Mi
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: cart
                      image: cart
                      resources:
                        requests:
                          cpu: 0.5
                          memory: 1e9
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: cart
                      image: cart
                      resources:
                        requests:
                          cpu: 250 m # ← '250 m' is no quantity
                          memory: 64MB # ← '64MB' is no quantity
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.malformedQuantity, to: report) }
}
