import YAML

/// Reports kinds and versions that no API has.
struct UnknownKindRule: LintRule {
    static let info = RuleInfo(
        "MG117",
        "unknown-kind",
        .error,
        summary: "No API has this kind in this version.",
        reason: """
            The API server answers that it does not know the kind. Only groups of Kubernetes and Istio are judged, \
            whose kinds are all known; other groups may define kinds of the same name.
            """,
        help: "correct the kind or the apiVersion",
        accepts: [
            Example(
                """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: cart}
                ---
                apiVersion: v1
                kind: Config
                current-context: dev
                ---
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualServices # ← did you mean 'VirtualService'?
                metadata: {name: cart}
                ---
                apiVersion: networking.istio.io/v2 # ← networking.istio.io has no version v2 of VirtualService
                kind: VirtualService
                metadata: {name: cart}
                ---
                apiVersion: v1 # ← Deployment is a kind of apps/v1
                kind: Deployment
                metadata: {name: cart}
                ---
                apiVersion: networking.istio/v1 # ← did you mean 'networking.istio.io'?
                kind: VirtualService
                metadata: {name: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents where document.kindType == nil {
            guard let problem = APIVersions.problem(of: document.apiVersion, document.kind) else { continue }
            report(document, at: problem.isOfKind ? .root.kind : .root.apiVersion, problem.message)
        }
    }
}
