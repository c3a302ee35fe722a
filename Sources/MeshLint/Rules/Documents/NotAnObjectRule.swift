import MeshModel

/// Reports documents that are no objects.
struct NotAnObjectRule: LintRule {
    static let info = RuleInfo(
        "MG004",
        "not-an-object",
        .error,
        summary: "A document is a list or a single value.",
        reason: """
            A manifest is an object; kubectl stops at anything else. JSON files of another purpose stand beside \
            manifests, so there it is only a remark.
            """,
        help:
            "write an object with apiVersion, kind and metadata; several go into documents of their own, separated by ---",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Namespace
                    metadata: {name: shop}
                """
            ),
            Example(
                """
                ---
                # nothing but a comment
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                """
            ),
        ],
        rejects: [
            Example(
                """
                - apiVersion: v1 # ← the document is a list, not an object
                  kind: Namespace
                  metadata: {name: shop}
                ---
                shop # ← the document is a single value, not an object
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .notAnObject {
            report(problem, severity: problem.place.file.hasSuffix(".json") ? .info : .error)
        }
    }
}
