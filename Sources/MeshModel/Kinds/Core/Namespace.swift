/// Provides a scope for Names.
///
/// Use of multiple namespaces is optional.
/// Source: Kubernetes API reference, `v1` Namespace.
public struct Namespace: Resource {
    public static let type = ResourceType("v1", "Namespace", plural: "namespaces", shortNames: ["ns"], scope: .cluster)

    public var metadata: ObjectMeta
    /// The behavior of the Namespace.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The attributes on a Namespace.
    public struct Spec: Model {
        /// An opaque list of values that must be empty to permanently remove object from storage.
        public var finalizers: [String]?
        public var unknownFields = UnknownFields()
    }
}
