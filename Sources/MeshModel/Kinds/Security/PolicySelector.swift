/// The labels that select the pods and VMs to which a policy applies.
///
/// The message `WorkloadSelector` of the Istio API, `type/v1beta1/selector.proto`; it differs from that of the
/// networking kinds.
public struct PolicySelector: Model {
    /// The labels that a workload has to carry, all of them.
    ///
    /// Only workloads in the namespace of the policy are selected, unless it is in the root namespace.
    ///
    /// - Count: ...4096
    /// - Items: Length ...63
    /// - Rule: self.all(key, !self[key].contains("*")) => wildcard not allowed in label value match
    /// - Rule: self.all(key, !key.contains("*")) => wildcard not allowed in label key match
    /// - Rule: self.all(key, key.size() != 0) => key must not be empty
    public var matchLabels: [String: String]?
    public var unknownFields = UnknownFields()
}

/// A resource to which a policy is attached.
///
/// Source: Istio API, `type/v1beta1/selector.proto`.
public struct PolicyTargetReference: Model {
    /// The group of the target resource, such as `gateway.networking.k8s.io`; empty for the core group.
    ///
    /// - Length: ...253
    /// - Pattern: ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
    public var group: String?
    /// The kind of the target resource, such as `Gateway` or `Service`.
    ///
    /// - Length: 1...63
    /// - Pattern: ^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$
    public var kind: String
    /// The name of the target resource.
    ///
    /// - Length: 1...253
    public var name: String
    /// The namespace of the target resource; has to be empty.
    ///
    /// - Default: the namespace of the policy
    /// - Rule: self.size() == 0 => cross namespace referencing is not currently supported
    public var namespace: String?
    public var unknownFields = UnknownFields()
}
