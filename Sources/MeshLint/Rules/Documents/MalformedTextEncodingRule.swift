/// Reports documents that are no text.
struct MalformedTextEncodingRule: LintRule {
    static let info = RuleInfo(
        "MG002",
        "malformed-encoding",
        .error,
        summary: "A document holds bytes that are no text, or characters that YAML does not allow.",
        reason: """
            YAML is UTF-8 without control characters; no reader takes the document.
            """,
        help: "save the file as UTF-8, and write control characters as escapes in double quotes",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, annotations: {note: "Zürich ☕ \\a"}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, annotations: {note: "a\u{7}b"}} # ← control characters must be escaped
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .encoding { report(problem) }
    }
}
