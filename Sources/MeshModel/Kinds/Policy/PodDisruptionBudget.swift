/// Limits how many pods may be evicted at the same time.
///
/// Source: Kubernetes API reference, `policy/v1` PodDisruptionBudget.
public struct PodDisruptionBudget: Resource {
    public static let type = ResourceType(
        "policy/v1",
        "PodDisruptionBudget",
        plural: "poddisruptionbudgets",
        shortNames: ["pdb"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The specification of the desired behavior of the PodDisruptionBudget.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Which pods are protected, and how.
    ///
    /// - OneOf: minAvailable, maxUnavailable
    public struct Spec: Model {
        /// How many of the selected pods must still be available after an eviction, as a number or a percentage.
        public var minAvailable: IntOrString?
        /// How many of the selected pods may be unavailable after an eviction, as a number or a percentage.
        public var maxUnavailable: IntOrString?
        /// The criteria for when unhealthy pods should be considered for eviction.
        ///
        /// Current implementation considers healthy pods, as pods that have status.conditions item with
        /// type="Ready",status="True".
        ///
        /// - Default: IfHealthyBudget
        public var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?
        /// A label query over pods whose evictions are managed by the disruption budget.
        ///
        /// A null selector will match no pods, while an empty ({}) selector will select all pods within the
        /// namespace.
        public var selector: LabelSelector?
        public var unknownFields = UnknownFields()
    }
}

extension PodDisruptionBudget {
    /// When unhealthy pods may be evicted.
    public enum UnhealthyPodEvictionPolicy: String, Choice {
        /// While the budget allows it.
        case ifHealthyBudget = "IfHealthyBudget"
        /// Always.
        case alwaysAllow = "AlwaysAllow"
    }
}
