/// The compute resource requirements.
public struct ResourceRequirements: Model {
    /// The minimum amount of compute resources required.
    ///
    /// If Requests is omitted for a container, it defaults to Limits if that is explicitly specified, otherwise to an
    /// implementation-defined value. Requests cannot exceed Limits.
    ///
    /// - Default: the limits
    public var requests: [String: Quantity]?
    /// The maximum amount of compute resources allowed.
    public var limits: [String: Quantity]?
    /// Lists the names of resources, defined in spec.resourceClaims, that are used by this container.
    ///
    /// It can only be set for containers.
    ///
    /// - ListKey: name
    public var claims: [Claim]?
    public var unknownFields = UnknownFields()
}

extension ResourceRequirements {
    /// A reference to an entry of the pod's resource claims.
    public struct Claim: Model {
        /// Name must match the name of one entry in pod.spec.resourceClaims of the Pod where this field is used.
        ///
        /// It makes that resource available inside a container.
        public var name: String
        /// The name chosen for a request in the referenced claim.
        ///
        /// If empty, everything from the claim is made available, otherwise only the result of this request.
        public var request: String?
        public var unknownFields = UnknownFields()
    }
}
