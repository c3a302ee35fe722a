/// An environment variable present in a Container.
///
/// - OneOf: value, valueFrom
public struct EnvVar: Model {
    /// Name of the environment variable.
    ///
    /// May consist of any printable ASCII characters except '='.
    ///
    /// - Length: 1...
    public var name: String
    /// The variable's value.
    ///
    /// References `$(VAR_NAME)` to variables defined before are expanded; unresolvable ones stay as they are.
    public var value: String?
    /// Source for the environment variable's value.
    public var valueFrom: Source?
    public var unknownFields = UnknownFields()
}

extension EnvVar {
    /// A source for the value of an EnvVar.
    ///
    /// - ExactlyOneOf: fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef
    public struct Source: Model {
        /// Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`,
        /// `metadata.annotations['<KEY>']`, spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP,
        /// status.podIPs.
        public var fieldRef: ObjectFieldSelector?
        /// Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory,
        /// limits.ephemeral-storage, requests.cpu, requests.memory and requests.ephemeral-storage) are currently
        /// supported.
        public var resourceFieldRef: ResourceFieldSelector?
        /// Selects a key of a ConfigMap.
        public var configMapKeyRef: ConfigMapKeySelector?
        /// Selects a key of a secret in the pod's namespace.
        public var secretKeyRef: SecretKeySelector?
        /// Selects a key of the env file.
        public var fileKeyRef: FileKeySelector?
        public var unknownFields = UnknownFields()
    }

    /// Selects a key of the env file.
    public struct FileKeySelector: Model {
        /// The name of the volume mount containing the env file.
        public var volumeName: String
        /// The path within the volume from which to select the file.
        ///
        /// Must be relative and may not contain the '..' path or start with '..'.
        public var path: String
        /// The key within the env file.
        ///
        /// An invalid key will prevent the pod from starting. The keys defined within a source may consist of any
        /// printable ASCII characters except '='.
        public var key: String
        /// Specify whether the file or its key must be defined.
        ///
        /// If the file or key does not exist, then the env var is not published.
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }
}

/// The source of a set of ConfigMaps or Secrets.
///
/// - ExactlyOneOf: configMapRef, secretRef
public struct EnvFromSource: Model {
    /// Optional text to prepend to the name of each environment variable.
    ///
    /// May consist of any printable ASCII characters except '='.
    public var prefix: String?
    /// The ConfigMap to select from.
    public var configMapRef: ConfigMapSource?
    /// The Secret to select from.
    public var secretRef: SecretSource?
    public var unknownFields = UnknownFields()
}

extension EnvFromSource {
    /// A ConfigMap whose entries become environment variables.
    public struct ConfigMapSource: Model {
        /// Name of the referent.
        public var name: String?
        /// Specify whether the ConfigMap must be defined.
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }

    /// A Secret whose entries become environment variables.
    public struct SecretSource: Model {
        /// Name of the referent.
        public var name: String?
        /// Specify whether the Secret must be defined.
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }
}

/// Selects a key from a ConfigMap.
public struct ConfigMapKeySelector: Model {
    /// Name of the referent.
    public var name: String?
    /// The key to select from the ConfigMap's Data field.
    ///
    /// Keys in the BinaryData field are not currently propagated to container env vars.
    public var key: String
    /// Specify whether the ConfigMap or its key must be defined.
    public var optional: Bool?
    public var unknownFields = UnknownFields()
}

/// Selects a key of a Secret.
public struct SecretKeySelector: Model {
    /// Name of the referent.
    public var name: String?
    /// The key of the secret to select from.
    public var key: String
    /// Specify whether the Secret or its key must be defined.
    public var optional: Bool?
    public var unknownFields = UnknownFields()
}

/// Selects an APIVersioned field of an object.
public struct ObjectFieldSelector: Model {
    /// Version of the schema the FieldPath is written in terms of.
    ///
    /// - Default: v1
    public var apiVersion: String?
    /// Path of the field to select in the specified API version.
    public var fieldPath: String
    public var unknownFields = UnknownFields()
}

/// Container resources (cpu, memory) and their output format.
public struct ResourceFieldSelector: Model {
    /// Container name: required for volumes, optional for env vars.
    public var containerName: String?
    /// Resource to select.
    public var resource: String
    /// The output format of the exposed resources.
    ///
    /// - Default: 1
    public var divisor: Quantity?
    public var unknownFields = UnknownFields()
}
