extension Container {
    /// A mounting of a Volume within a container.
    ///
    /// - OneOf: subPath, subPathExpr
    public struct VolumeMount: Model {
        /// Name of the volume.
        public var name: String
        /// Path within the container at which the volume should be mounted.
        ///
        /// - Length: 1...
        public var mountPath: String
        /// Path within the volume from which the container's volume should be mounted.
        public var subPath: String?
        /// Expanded path within the volume from which the container's volume should be mounted.
        ///
        /// Behaves similarly to SubPath but environment variable references $(VAR_NAME) are expanded using the
        /// container's environment. SubPathExpr and SubPath are mutually exclusive.
        public var subPathExpr: String?
        /// Whether the volume is mounted read-only.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// Whether read-only mounts should be handled recursively.
        ///
        /// If ReadOnly is false, this field has no meaning and must be unspecified. If ReadOnly is true, and this
        /// field is set to Disabled, the mount is not made recursively read-only.
        ///
        /// - Default: Disabled
        public var recursiveReadOnly: RecursiveReadOnly?
        /// How mounts are propagated from the host to container and the other way around.
        ///
        /// When not set, MountPropagationNone is used. When RecursiveReadOnly is set to IfPossible or to Enabled,
        /// MountPropagation must be None or unspecified (which defaults to None).
        ///
        /// - Default: None
        public var mountPropagation: MountPropagation?
        /// The list of additional bind mount options to apply when mounting this volume into the container.
        ///
        /// These are Linux mount options and have no effect on Windows nodes.
        ///
        /// - Set
        public var bindMountOptions: [String]?
        public var unknownFields = UnknownFields()
    }

    /// A mapping of a raw block device within a container.
    public struct VolumeDevice: Model {
        /// Name must match the name of a persistentVolumeClaim in the pod.
        public var name: String
        /// The path inside of the container that the device will be mapped to.
        public var devicePath: String
        public var unknownFields = UnknownFields()
    }

    /// How mounts spread between host and container.
    public enum MountPropagation: String, Choice {
        /// Not at all.
        case nothing = "None"
        /// Mounts of the host appear in the container.
        case hostToContainer = "HostToContainer"
        /// Mounts spread both ways.
        case bidirectional = "Bidirectional"
    }

    /// Whether a read-only mount is read-only recursively.
    public enum RecursiveReadOnly: String, Choice {
        /// No.
        case disabled = "Disabled"
        /// Where the runtime supports it.
        case ifPossible = "IfPossible"
        /// Yes, or the pod fails.
        case enabled = "Enabled"
    }
}
