/// Reports texts that go beyond the limits of reading.
struct ReadingLimitRule: LintRule {
    static let info = RuleInfo(
        "MG003",
        "reading-limit",
        .error,
        summary: "A text is too large, too deep or unfolds too far to be read.",
        reason: """
            Aliases that stand for aliases grow tenfold with each line; such a document would exhaust the memory of \
            whatever reads it, so reading stops at a limit, as Kubernetes' does.
            """,
        help: "split the file, or write the values out instead of aliases of aliases",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: lists, labels: &labels {app: shop}, annotations: *labels}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: lists}
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e] # ← the aliases stand for more than 1000000 values
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .limit { report(problem) }
    }
}
