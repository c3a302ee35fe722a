/// Sets aggregate quota restrictions enforced per namespace.
///
/// Source: Kubernetes API reference, `v1` ResourceQuota.
public struct ResourceQuota: Resource {
    public static let type = ResourceType(
        "v1",
        "ResourceQuota",
        plural: "resourcequotas",
        shortNames: ["quota"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The desired quota.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The desired hard limits to enforce for Quota.
    public struct Spec: Model {
        /// The set of desired hard limits for each named resource.
        public var hard: [String: Quantity]?
        /// A collection of filters that must match each object tracked by a quota.
        ///
        /// If not specified, the quota matches all objects.
        public var scopes: [Scope]?
        /// Also a collection of filters like scopes that must match each object tracked by a quota but expressed
        /// using ScopeSelectorOperator in combination with possible values.
        ///
        /// For a resource to match, both scopes AND scopeSelector (if specified in spec), must be matched.
        public var scopeSelector: ScopeSelector?
        public var unknownFields = UnknownFields()
    }
}

extension ResourceQuota {
    /// The objects that satisfy all requirements on scopes.
    public struct ScopeSelector: Model {
        /// A list of scope selector requirements by scope of the resources.
        public var matchExpressions: [ScopeRequirement]?
        public var unknownFields = UnknownFields()
    }

    /// A condition on one scope.
    public struct ScopeRequirement: Model {
        /// The name of the scope that the selector applies to.
        ///
        /// - Required
        public var scopeName: Scope?
        /// A scope's relationship to a set of values.
        ///
        /// - Required
        public var `operator`: LabelSelector.Operator?
        /// An array of string values.
        ///
        /// If the operator is In or NotIn, the values array must be non-empty. If the operator is Exists or
        /// DoesNotExist, the values array must be empty.
        public var values: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Which objects a quota tracks.
    public enum Scope: String, Choice {
        /// Pods with a deadline.
        case terminating = "Terminating"
        /// Pods without a deadline.
        case notTerminating = "NotTerminating"
        /// Pods without requests and limits.
        case bestEffort = "BestEffort"
        /// Pods with requests or limits.
        case notBestEffort = "NotBestEffort"
        /// Pods with a priority class.
        case priorityClass = "PriorityClass"
        /// Pods with affinity terms that span namespaces.
        case crossNamespacePodAffinity = "CrossNamespacePodAffinity"
        /// Claims with a volume attributes class.
        case volumeAttributesClass = "VolumeAttributesClass"
    }
}
