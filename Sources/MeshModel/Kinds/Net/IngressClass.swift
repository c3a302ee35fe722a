/// A class of Ingress, and its controller.
///
/// Source: Kubernetes API reference, `networking.k8s.io/v1` IngressClass.
public struct IngressClass: Resource {
    public static let type = ResourceType(
        "networking.k8s.io/v1",
        "IngressClass",
        plural: "ingressclasses",
        scope: .cluster
    )

    public var metadata: ObjectMeta
    /// The desired state of the IngressClass.
    public var spec: Spec?
    public var unknownFields = UnknownFields()

    /// Which controller handles the class.
    public struct Spec: Model {
        /// Refers to the name of the controller that should handle this class.
        ///
        /// This allows for different "flavors" that are controlled by the same controller.
        public var controller: String?
        /// A link to a custom resource containing additional configuration for the controller.
        public var parameters: ParametersReference?
        public var unknownFields = UnknownFields()
    }
}

extension IngressClass {
    /// A reference to the controller's parameters.
    ///
    /// - Rule: !has(self.scope) || self.scope != 'Namespace' || has(self.namespace) => the scope Namespace needs a namespace
    public struct ParametersReference: Model {
        /// The group for the resource being referenced.
        ///
        /// If APIGroup is not specified, the specified Kind must be in the core API group. For any other third-party
        /// types, APIGroup is required.
        public var apiGroup: String?
        /// The type of resource being referenced.
        public var kind: String
        /// Whether the parameters are a cluster or a namespace scoped resource.
        ///
        /// - Default: Cluster
        public var scope: ParametersScope?
        /// Namespace of the parameters; required with the scope `Namespace`.
        public var namespace: String?
        /// The name of resource being referenced.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// Scope of the object with the parameters.
    public enum ParametersScope: String, Choice {
        case cluster = "Cluster"
        case namespace = "Namespace"
    }
}
