/// A class of Gateways, and their controller.
///
/// Source: Gateway API, `apis/v1/gatewayclass_types.go`.
public struct GatewayClass: Resource {
    public static let type = ResourceType(
        "gateway.networking.k8s.io/v1",
        "GatewayClass",
        also: ["gateway.networking.k8s.io/v1beta1"],
        plural: "gatewayclasses",
        shortNames: ["gc"],
        scope: .cluster
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Which controller handles the class.
    public struct Spec: Model {
        /// Name of the controller, as a domain-prefixed path.
        ///
        /// - Length: 1...253
        /// - Pattern: ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9\/\-._~%!$&'()*+,;=:]+$
        public var controllerName: String
        /// An object with parameters of the class.
        public var parametersRef: ParametersReference?
        /// A description of the class.
        ///
        /// - Length: 0...64
        public var description: String?
        public var unknownFields = UnknownFields()
    }
}

extension GatewayClass {
    /// A reference to an object with parameters.
    public struct ParametersReference: Model {
        /// Group of the object.
        public var group: String
        /// Kind of the object.
        ///
        /// - Length: 1...63
        public var kind: String
        /// Name of the object.
        ///
        /// - Length: 1...253
        public var name: String
        /// Namespace of the object, if it has one.
        ///
        /// - Format: dnsLabel
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }
}
