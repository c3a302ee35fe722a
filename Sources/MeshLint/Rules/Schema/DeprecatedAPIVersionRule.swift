import YAML

/// Reports kinds in a version that goes away.
struct DeprecatedAPIVersionRule: LintRule {
    static let info = RuleInfo(
        "MG116",
        "deprecated-api-version",
        .warning,
        summary: "An API version is deprecated.",
        reason: """
            It is still served and goes away with a later version.
            """,
        help: "use the version that replaces it",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1beta1
                kind: Gateway
                metadata: {name: public}
                spec:
                  servers: []
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: autoscaling.k8s.io/v1beta2 # ← is deprecated; use autoscaling.k8s.io/v1
                kind: VerticalPodAutoscaler
                metadata: {name: cart}
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents {
            guard let entry = APIVersions.deprecated(document.apiVersion, document.kind) else { continue }
            report(
                document,
                at: .root.apiVersion,
                "\(document.kind) of \(document.apiVersion) is deprecated; use \(entry.replacement)"
            )
        }
    }
}
