/// Names the patches of kustomize that were passed over.
struct SkippedPatchRule: LintRule {
    static let info = RuleInfo(
        "MG010",
        "skipped-patch",
        .info,
        summary: "A file is a patch that a kustomization.yaml names, so it was not checked.",
        reason: """
            A patch is a part of a resource; what it lacks is in the resource that it changes. Only what kustomize makes of \
            both can be judged, and what is left out of the check should not go unnoticed.
            """,
        help: "check what kustomize builds: kustomize build . | meshgen lint -",
        accepts: [
            Example(
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                patches: [{path: replicas.yaml}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1 # ← a patch of kustomization.yaml is not checked by itself
                kind: Deployment
                metadata: {name: cart}
                spec: {replicas: 3}
                """,
                kustomization: "patches: [{path: example.yaml}]"
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for problem in mesh.problems where problem.kind == .patch { report(problem) }
    }
}
