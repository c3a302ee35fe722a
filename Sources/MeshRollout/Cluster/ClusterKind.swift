/// A kind of resource that decides about the traffic of a service, and where a cluster keeps it.
struct ClusterKind {
    let kind: String
    /// The name in paths: `virtualservices`.
    let plural: String
    let group: String
    /// The versions to ask for, until the cluster knows one.
    let versions: [String]
    /// What it means when the cluster does not know the kind, or the user may not list it.
    let need: Need

    enum Need {
        /// Nothing can be decided without it.
        case required
        /// There may be none; a user who may not look cannot know.
        case owner
    }

    /// The collection in a namespace.
    func path(_ version: String, in namespace: String) -> String {
        let root = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
        return "\(root)/namespaces/\(namespace)/\(plural)"
    }

    func apiVersion(_ version: String) -> String { group.isEmpty ? version : "\(group)/\(version)" }

    /// Istio serves `v1` since 1.22.
    private static let istio = ["v1", "v1beta1"]

    static let virtualService = ClusterKind(
        kind: "VirtualService",
        plural: "virtualservices",
        group: "networking.istio.io",
        versions: istio,
        need: .required
    )

    /// What is read of a namespace, besides its pods.
    static let all = [
        virtualService,
        ClusterKind(
            kind: "DestinationRule",
            plural: "destinationrules",
            group: "networking.istio.io",
            versions: istio,
            need: .required
        ),
        ClusterKind(kind: "Service", plural: "services", group: "", versions: ["v1"], need: .required),
        ClusterKind(kind: "Deployment", plural: "deployments", group: "apps", versions: ["v1"], need: .required),
        ClusterKind(kind: "StatefulSet", plural: "statefulsets", group: "apps", versions: ["v1"], need: .required),
        ClusterKind(
            kind: "HorizontalPodAutoscaler",
            plural: "horizontalpodautoscalers",
            group: "autoscaling",
            versions: ["v2"],
            need: .required
        ),
        ClusterKind(
            kind: "PodDisruptionBudget",
            plural: "poddisruptionbudgets",
            group: "policy",
            versions: ["v1"],
            need: .required
        ),
        ClusterKind(kind: "Canary", plural: "canaries", group: "flagger.app", versions: ["v1beta1"], need: .owner),
        ClusterKind(kind: "Rollout", plural: "rollouts", group: "argoproj.io", versions: ["v1alpha1"], need: .owner),
    ]

    static let pods = ClusterKind(kind: "Pod", plural: "pods", group: "", versions: ["v1"], need: .required)
}
