/// Allows objects of other namespaces to refer to objects of this one.
///
/// Source: Gateway API, `apis/v1/referencegrant_types.go`.
public struct ReferenceGrant: Resource {
    public static let type = ResourceType(
        "gateway.networking.k8s.io/v1beta1",
        "ReferenceGrant",
        also: ["gateway.networking.k8s.io/v1"],
        plural: "referencegrants",
        shortNames: ["refgrant"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var unknownFields = UnknownFields()

    /// Who may refer to what.
    public struct Spec: Model {
        /// Objects that may refer.
        ///
        /// - Count: 1...16
        public var from: [From]
        /// Objects that may be referred to.
        ///
        /// - Count: 1...16
        public var to: [To]
        public var unknownFields = UnknownFields()
    }
}

extension ReferenceGrant {
    /// Objects of a kind in a namespace.
    public struct From: Model {
        /// Group of the objects; empty for the core group.
        public var group: String
        /// Kind of the objects.
        ///
        /// - Length: 1...63
        public var kind: String
        /// Namespace of the objects.
        ///
        /// - Format: dnsLabel
        public var namespace: String
        public var unknownFields = UnknownFields()
    }

    /// Objects of a kind in this namespace.
    public struct To: Model {
        /// Group of the objects; empty for the core group.
        public var group: String
        /// Kind of the objects.
        ///
        /// - Length: 1...63
        public var kind: String
        /// Name of the object; without it, all of the kind.
        ///
        /// - Length: 1...253
        public var name: String?
        public var unknownFields = UnknownFields()
    }
}
