/// Names the templates that were passed over.
struct SkippedTemplateRule: LintRule {
    static let info = RuleInfo(
        "MG008",
        "skipped-template",
        .info,
        summary: "A file is a template, so it was not checked.",
        reason: """
            Its {{ }} become YAML only when values are put in; what is left out of the check should not go unnoticed.
            """,
        help: "render it first and check the result: helm template . | meshgen lint -",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: alerts}
                data:
                  text: "{{ $labels.pod }} is slow"
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1 # ← a template is not checked
                kind: ConfigMap
                metadata: {name: {{ .Release.Name }}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .template { report(problem) }
    }
}
