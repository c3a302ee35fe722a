/// Reports items that are given twice.
struct RepeatedItemRule: LintRule {
    static let info = RuleInfo(
        "MG113",
        "repeated-item",
        .error,
        summary: "An item of a list is given twice.",
        reason: """
            The list is a set: the API server refuses a second one for custom resources, and server-side apply refuses \
            it for all.
            """,
        help: "remove one of them",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: cart, finalizers: [kubernetes.io/pvc-protection]}
                spec:
                  accessModes: [ReadWriteOnce]
                  resources: {requests: {storage: 1Gi}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: cart
                  finalizers: [a.example.com/x, a.example.com/x] # ← 'a.example.com/x' is given twice
                spec:
                  selector: {app: cart}
                  ports: [{port: 80}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.report(
            .repeatedItem,
            to: report,
            severity: { $0.isBuiltIn ? .warning : .error }
        )
    }
}
