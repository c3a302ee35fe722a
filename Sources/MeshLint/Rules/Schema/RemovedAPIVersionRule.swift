import YAML

/// Reports kinds in a version that clusters do not serve any more.
struct RemovedAPIVersionRule: LintRule {
    static let info = RuleInfo(
        "MG115",
        "removed-api-version",
        .error,
        aliases: ["IST0002"],
        summary: "An API version has been removed.",
        reason: """
            The API server answers that it does not know the kind, and nothing is created. The old kinds of Istio \
            (rbac.istio.io, authentication.istio.io, config.istio.io) were removed together with what they configured: \
            they protect nothing.
            """,
        help: "use the version that replaces it; its fields can differ",
        accepts: [
            Example(
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop}
                spec:
                  rules: []
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.k8s.io/v1beta1 # ← was removed in Kubernetes 1.22; use networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop}
                ---
                apiVersion: rbac.istio.io/v1alpha1 # ← was removed in Istio 1.6; use AuthorizationPolicy of security.istio.io/v1
                kind: ClusterRbacConfig
                metadata: {name: default}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents where document.kindType == nil {
            guard let entry = APIVersions.removed(document.apiVersion, document.kind) else { continue }
            report(
                document,
                at: .root.apiVersion,
                "\(document.kind) of \(document.apiVersion) was removed in \(entry.release); use \(entry.replacement)"
            )
        }
    }
}
