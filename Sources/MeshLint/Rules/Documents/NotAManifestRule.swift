/// Reports YAML that is something else than a manifest.
struct NotAManifestRule: LintRule {
    static let info = RuleInfo(
        "MG006",
        "not-a-manifest",
        .info,
        summary: "A document has neither apiVersion nor kind, so it was not checked.",
        reason: """
            Values of Helm, settings of tools and other YAML stand beside manifests. It is named, so that nobody takes \
            it for checked.
            """,
        help: "name the files to be checked, or give the document apiVersion and kind",
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
                replicas: 2 # ← the document has neither apiVersion nor kind
                image: cart
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .notAManifest { report(problem) }
    }
}
