/// Sets resource usage limits for each kind of resource in a Namespace.
///
/// Source: Kubernetes API reference, `v1` LimitRange.
public struct LimitRange: Resource {
    public static let type = ResourceType(
        "v1",
        "LimitRange",
        plural: "limitranges",
        shortNames: ["limits"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The limits enforced.
    public var spec: Spec?
    public var unknownFields = UnknownFields()

    /// A min/max usage limit for resources that match on kind.
    public struct Spec: Model {
        /// The list of LimitRangeItem objects that are enforced.
        public var limits: [Item]
        public var unknownFields = UnknownFields()
    }
}

extension LimitRange {
    /// A min/max usage limit for any resource that matches on kind.
    public struct Item: Model {
        /// Type of resource that this limit applies to.
        ///
        /// - Values: Container, Pod, PersistentVolumeClaim
        public var type: String
        /// Default resource requirement limit value by resource name if resource limit is omitted.
        public var `default`: [String: Quantity]?
        /// The default resource requirement request value by resource name if resource request is omitted.
        public var defaultRequest: [String: Quantity]?
        /// Min usage constraints on this kind by resource name.
        public var min: [String: Quantity]?
        /// Max usage constraints on this kind by resource name.
        public var max: [String: Quantity]?
        /// Greatest ratio of limit to request by resource name; both must then be set.
        public var maxLimitRequestRatio: [String: Quantity]?
        public var unknownFields = UnknownFields()
    }
}
