/// A namespaced, logical grouping of PolicyRules that can be referenced as a unit by a RoleBinding.
///
/// Source: Kubernetes API reference, `rbac.authorization.k8s.io/v1` Role.
public struct Role: Resource {
    public static let type = ResourceType("rbac.authorization.k8s.io/v1", "Role", plural: "roles", scope: .namespaced)

    public var metadata: ObjectMeta
    /// All the PolicyRules for this Role.
    public var rules: [PolicyRule]?
    public var unknownFields = UnknownFields()
}

/// Verbs that are allowed on resources.
public struct PolicyRule: Model {
    /// The name of the APIGroup that contains the resources.
    ///
    /// If multiple API groups are specified, any action requested against one of the enumerated resources in any API
    /// group will be allowed.
    public var apiGroups: [String]?
    /// A list of resources this rule applies to.
    ///
    /// '*' represents all resources.
    public var resources: [String]?
    /// Names of the objects the rule applies to; without it, all.
    public var resourceNames: [String]?
    /// A set of partial urls that a user should have access to.
    ///
    /// Rules can either apply to API resources (such as "pods" or "secrets") or non-resource URL paths (such as
    /// "/api"), but not both.
    public var nonResourceURLs: [String]?
    /// A list of Verbs that apply to ALL the ResourceKinds contained in this rule.
    ///
    /// '*' represents all verbs.
    ///
    /// - Count: 1...
    public var verbs: [String]
    public var unknownFields = UnknownFields()
}
