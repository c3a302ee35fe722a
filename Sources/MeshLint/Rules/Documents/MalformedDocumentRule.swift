/// Reports texts that are not YAML.
struct MalformedDocumentRule: LintRule {
    static let info = RuleInfo(
        "MG001",
        "malformed-document",
        .error,
        summary: "A document is not YAML.",
        reason: """
            Nothing of a document that cannot be read reaches the cluster, and kubectl stops at it. The other documents of the \
            file are checked all the same.
            """,
        help: "correct the syntax; the mistake can stand some lines above, such as a quote that is left open",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
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
                  labels: {team: [payments} # ← did not find expected ',' or ']'
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: cart
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .malformed { report(problem) }
    }
}
