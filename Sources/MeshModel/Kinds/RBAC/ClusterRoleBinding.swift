/// Grants the permissions of a ClusterRole in the whole cluster.
///
/// Source: Kubernetes API reference, `rbac.authorization.k8s.io/v1` ClusterRoleBinding.
public struct ClusterRoleBinding: Resource {
    public static let type = ResourceType(
        "rbac.authorization.k8s.io/v1",
        "ClusterRoleBinding",
        plural: "clusterrolebindings",
        scope: .cluster
    )

    public var metadata: ObjectMeta
    /// The ClusterRole that is bound.
    public var roleRef: RoleReference
    /// References to the objects the role applies to.
    public var subjects: [RoleSubject]?
    public var unknownFields = UnknownFields()
}
