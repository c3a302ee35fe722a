/// How traffic is tunnelled (or not) to the sidecar: whether mutual TLS is required.
///
/// Source: Istio API, `security/v1/peer_authentication.proto`.
public struct PeerAuthentication: Resource {
    public static let type = ResourceType(
        "security.istio.io/v1",
        "PeerAuthentication",
        also: ["security.istio.io/v1beta1"],
        plural: "peerauthentications",
        shortNames: ["pa"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The mutual TLS settings of workloads.
    ///
    /// - Rule: has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true => portLevelMtls requires selector
    public struct Spec: Model {
        /// The workloads to which the settings apply.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The mutual TLS settings of the workload.
        ///
        /// - Default: inherited from the namespace or mesh
        public var mtls: MutualTLS?
        /// The mutual TLS settings of individual ports, by port number of the workload.
        ///
        /// The port is that of the workload, not of the service. Requires a selector.
        ///
        /// - Count: 1...
        /// - Rule: self.all(key, 0 < int(key) && int(key) <= 65535) => port must be between 1-65535
        public var portLevelMtls: [String: MutualTLS]?
        public var unknownFields = UnknownFields()
    }
}

extension PeerAuthentication {
    /// Mutual TLS settings.
    public struct MutualTLS: Model {
        /// Whether mutual TLS is required.
        ///
        /// - Default: UNSET
        public var mode: MutualTLSMode?
        public var unknownFields = UnknownFields()
    }

    /// Whether mutual TLS is required.
    public enum MutualTLSMode: String, Choice {
        /// Inherited from the namespace or mesh, else permissive.
        case unset = "UNSET"
        /// The connection is not tunnelled.
        case disable = "DISABLE"
        /// The connection can be either plaintext or mutual TLS.
        case permissive = "PERMISSIVE"
        /// The connection has to be mutual TLS, with a client certificate.
        case strict = "STRICT"
    }
}
