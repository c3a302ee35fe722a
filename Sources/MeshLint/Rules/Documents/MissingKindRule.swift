/// Reports manifests without apiVersion or kind.
struct MissingKindRule: LintRule {
    static let info = RuleInfo(
        "MG005",
        "missing-kind",
        .error,
        summary: "A manifest lacks its apiVersion or its kind.",
        reason: """
            Both together say what the manifest is; kubectl refuses it without them, and nothing of it could be \
            checked.
            """,
        help: "add apiVersion and kind",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                """
            )
        ],
        rejects: [
            Example(
                """
                kind: Namespace # ← apiVersion must be given
                metadata: {name: shop}
                ---
                apiVersion: v1 # ← kind must be given
                kind: ""
                metadata: {name: shop}
                """
            ),
            Example(
                """
                apiversion: v1 # ← did you mean 'apiVersion'? 'Kind' is no field of a manifest; did you mean 'kind'?
                Kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: v1 # ← 'kin' is no field of a manifest; did you mean 'kind'?
                kin: Namespace
                metadata: {name: shop}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .noKind { report(problem) }
    }
}
