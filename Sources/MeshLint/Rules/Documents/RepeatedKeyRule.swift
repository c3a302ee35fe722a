/// Reports keys that are given twice.
struct RepeatedKeyRule: LintRule {
    static let info = RuleInfo(
        "MG007",
        "repeated-key",
        .error,
        summary: "A mapping has a key twice.",
        reason: """
            kubectl takes the last value without a word, so the first one does not happen; kustomize, and YAML itself, \
            refuse the document.
            """,
        help: "remove one of the two",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shop}
                data: &data {mode: fast}
                binaryData:
                  <<: *data
                  mode: c2FmZQ==
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shop}
                data:
                  mode: fast
                  level: low
                  mode: safe # ← 'mode' is given twice; the last one counts
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .repeatedKey { report(problem) }
    }
}
