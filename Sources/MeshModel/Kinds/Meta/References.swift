/// Enough information to let you locate the referenced object inside the same namespace.
public struct LocalObjectReference: Model {
    /// Name of the referent.
    public var name: String?
    public var unknownFields = UnknownFields()
}

/// Enough information to let you inspect or modify the referred object.
public struct ObjectReference: Model {
    /// API version of the referent.
    public var apiVersion: String?
    /// Kind of the referent.
    public var kind: String?
    /// Namespace of the referent.
    public var namespace: String?
    /// Name of the referent.
    public var name: String?
    /// If referring to a piece of an object instead of an entire object, this string should contain a valid JSON/Go
    /// field access statement, such as desiredState.manifest.containers[2].
    public var fieldPath: String?
    /// Specific resourceVersion to which this reference is made, if any.
    public var resourceVersion: String?
    /// UID of the referent.
    public var uid: String?
    public var unknownFields = UnknownFields()
}

/// Enough information to let you locate the typed referenced object inside the same namespace.
public struct TypedLocalObjectReference: Model {
    /// The group for the resource being referenced.
    ///
    /// If APIGroup is not specified, the specified Kind must be in the core API group. For any other third-party
    /// types, APIGroup is required.
    public var apiGroup: String?
    /// The type of resource being referenced.
    public var kind: String
    /// The name of resource being referenced.
    public var name: String
    public var unknownFields = UnknownFields()
}

/// Enough information to let you locate the typed referenced object.
public struct TypedObjectReference: Model {
    /// The group for the resource being referenced.
    ///
    /// If APIGroup is not specified, the specified Kind must be in the core API group. For any other third-party
    /// types, APIGroup is required.
    public var apiGroup: String?
    /// The type of resource being referenced.
    public var kind: String
    /// The name of resource being referenced.
    public var name: String
    /// The namespace of the resource being referenced.
    ///
    /// Another namespace needs a ReferenceGrant there.
    public var namespace: String?
    public var unknownFields = UnknownFields()
}

/// A reference to a secret in any namespace.
public struct SecretReference: Model {
    /// Unique within a namespace to reference a secret resource.
    public var name: String?
    /// The space within which the secret name must be unique.
    public var namespace: String?
    public var unknownFields = UnknownFields()
}

/// Transport protocol of a port.
public enum TransportProtocol: String, Choice {
    case tcp = "TCP"
    case udp = "UDP"
    case sctp = "SCTP"
}
