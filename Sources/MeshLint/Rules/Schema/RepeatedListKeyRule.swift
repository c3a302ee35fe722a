/// Reports items of a list that have one key.
struct RepeatedListKeyRule: LintRule {
    static let info = RuleInfo(
        "MG112",
        "repeated-list-key",
        .error,
        summary: "Two items of a list have the same key.",
        reason: """
            The items of such a list are told apart by a field, so two with one key are one. The API server refuses \
            them for custom resources; of Kubernetes' own kinds some lists are refused, in others the last one counts, \
            and server-side apply refuses all of them.
            """,
        help: "give each item a key of its own, or remove one of them",
        covers: [
            "ServiceEntry: duplicate port name",
            "WasmPlugin: vmConfig env: duplicate",
        ],
        yieldsTo: ["MG712"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: dns}
                spec:
                  selector: {app: dns}
                  ports:
                    - {name: dns, port: 53, protocol: UDP}
                    - {name: dns-tcp, port: 53}
                """
            )
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
                      env:
                        - {name: MODE, value: fast}
                        - {name: MODE, value: safe} # ← another item has the name MODE
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.report(
            .repeatedListKey,
            to: report,
            severity: { $0.isBuiltIn ? .warning : .error }
        )
    }
}
