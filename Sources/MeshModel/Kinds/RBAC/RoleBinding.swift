/// Grants the permissions of a role within a namespace.
///
/// Source: Kubernetes API reference, `rbac.authorization.k8s.io/v1` RoleBinding.
public struct RoleBinding: Resource {
    public static let type = ResourceType(
        "rbac.authorization.k8s.io/v1",
        "RoleBinding",
        plural: "rolebindings",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The role that is bound: a Role of the same namespace or a ClusterRole.
    public var roleRef: RoleReference
    /// References to the objects the role applies to.
    public var subjects: [RoleSubject]?
    public var unknownFields = UnknownFields()
}

/// Information that points to the role being used.
public struct RoleReference: Model {
    /// The group for the resource being referenced.
    ///
    /// - Values: rbac.authorization.k8s.io
    public var apiGroup: String?
    /// The kind of role.
    ///
    /// - Required
    public var kind: RoleKind?
    /// The name of resource being referenced.
    public var name: String
    public var unknownFields = UnknownFields()
}

/// A reference to the object or user identities a role binding applies to.
///
/// This can either hold a direct API object reference, or a value for non-objects such as user and group names.
public struct RoleSubject: Model {
    /// The kind of subject.
    ///
    /// - Required
    public var kind: SubjectKind?
    /// The API group of the subject.
    ///
    /// Empty for service accounts, otherwise `rbac.authorization.k8s.io`.
    public var apiGroup: String?
    /// Namespace of the referenced object.
    ///
    /// If the object kind is non-namespace, such as "User" or "Group", and this value is not empty the Authorizer
    /// should report an error.
    public var namespace: String?
    /// Name of the object being referenced.
    public var name: String
    public var unknownFields = UnknownFields()
}

extension RoleReference {
    /// Kind of a role.
    public enum RoleKind: String, Choice {
        case role = "Role"
        case clusterRole = "ClusterRole"
    }
}

extension RoleSubject {
    /// Kind of a subject.
    public enum SubjectKind: String, Choice {
        case serviceAccount = "ServiceAccount"
        case user = "User"
        case group = "Group"
    }
}
