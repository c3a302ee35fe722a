/// A user's request for and claim to a persistent volume.
///
/// Source: Kubernetes API reference, `v1` PersistentVolumeClaim.
public struct PersistentVolumeClaim: Resource {
    public static let type = ResourceType(
        "v1",
        "PersistentVolumeClaim",
        plural: "persistentvolumeclaims",
        shortNames: ["pvc"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The desired characteristics of a volume requested by a pod author.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// What kind of storage is claimed.
    public struct Spec: Model {
        /// The name of the StorageClass required by the claim.
        public var storageClassName: String?
        /// The desired access modes the volume should have.
        public var accessModes: [VolumeAccessMode]?
        /// What type of volume is required by the claim.
        ///
        /// Value of Filesystem is implied when not included in claim spec.
        ///
        /// - Default: Filesystem
        public var volumeMode: VolumeMode?
        /// The minimum resources the volume should have.
        ///
        /// Users are allowed to specify resource requirements that are lower than previous value but must still be
        /// higher than capacity recorded in the status field of the claim.
        public var resources: ResourceRequirements?
        /// A label query over volumes to consider for binding.
        public var selector: LabelSelector?
        /// The binding reference to the PersistentVolume backing this claim.
        public var volumeName: String?
        /// An object that the volume is filled from: a VolumeSnapshot or a PersistentVolumeClaim.
        public var dataSource: TypedLocalObjectReference?
        /// The object from which to populate the volume with data, if a non-empty volume is desired.
        ///
        /// When this field is specified, volume binding will only succeed if the type of the specified object matches
        /// some installed volume populator or dynamic provisioner.
        public var dataSourceRef: TypedObjectReference?
        /// VolumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim.
        ///
        /// If specified, the CSI driver will create or update the volume with the attributes defined in the
        /// corresponding VolumeAttributesClass.
        public var volumeAttributesClassName: String?
        public var unknownFields = UnknownFields()
    }
}

extension PersistentVolumeClaim {
    /// Used to produce PersistentVolumeClaim objects as part of an EphemeralVolumeSource.
    public struct Template: Model {
        /// May contain labels and annotations that will be copied into the PVC when creating it.
        ///
        /// No other fields are allowed and will be rejected during validation.
        public var metadata: ObjectMeta?
        /// The specification for the PersistentVolumeClaim.
        ///
        /// The entire content is copied unchanged into the PVC that gets created from this template. The same fields
        /// as in a PersistentVolumeClaim are also valid here.
        public var spec: Spec
        public var unknownFields = UnknownFields()
    }

    /// The storage resource requirements for a volume.
    public struct ResourceRequirements: Model {
        /// The minimum amount of compute resources required.
        ///
        /// If Requests is omitted for a container, it defaults to Limits if that is explicitly specified, otherwise
        /// to an implementation-defined value. Requests cannot exceed Limits.
        ///
        /// - Default: the limits
        public var requests: [String: Quantity]?
        /// The maximum amount of compute resources allowed.
        public var limits: [String: Quantity]?
        public var unknownFields = UnknownFields()
    }
}

/// How a volume may be mounted.
public enum VolumeAccessMode: String, Choice {
    /// Read and write by one node.
    case readWriteOnce = "ReadWriteOnce"
    /// Read-only by many nodes.
    case readOnlyMany = "ReadOnlyMany"
    /// Read and write by many nodes.
    case readWriteMany = "ReadWriteMany"
    /// Read and write by one pod.
    case readWriteOncePod = "ReadWriteOncePod"
}

/// What a volume looks like to a container.
public enum VolumeMode: String, Choice {
    /// A mounted file system.
    case filesystem = "Filesystem"
    /// A raw block device.
    case block = "Block"
}
