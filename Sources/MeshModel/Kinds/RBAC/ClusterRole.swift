/// A cluster level, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding or
/// ClusterRoleBinding.
///
/// Source: Kubernetes API reference, `rbac.authorization.k8s.io/v1` ClusterRole.
public struct ClusterRole: Resource {
    public static let type = ResourceType(
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
        plural: "clusterroles",
        scope: .cluster
    )

    public var metadata: ObjectMeta
    /// Which ClusterRoles this one is put together from; the rules are then managed by a controller.
    public var aggregationRule: AggregationRule?
    /// All the PolicyRules for this ClusterRole.
    public var rules: [PolicyRule]?
    public var unknownFields = UnknownFields()
}

extension ClusterRole {
    /// Which ClusterRoles are combined.
    public struct AggregationRule: Model {
        /// A list of selectors which will be used to find ClusterRoles and create the rules.
        ///
        /// If any of the selectors match, then the ClusterRole's permissions will be added.
        public var clusterRoleSelectors: [LabelSelector]?
        public var unknownFields = UnknownFields()
    }
}
