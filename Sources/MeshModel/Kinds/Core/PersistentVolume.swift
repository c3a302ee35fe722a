/// A piece of storage in the cluster.
///
/// Source: Kubernetes API reference, `v1` PersistentVolume.
public struct PersistentVolume: Resource {
    public static let type = ResourceType(
        "v1",
        "PersistentVolume",
        plural: "persistentvolumes",
        shortNames: ["pv"],
        scope: .cluster
    )

    public var metadata: ObjectMeta
    /// A specification of a persistent volume owned by the cluster.
    ///
    /// Provisioned by an administrator.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The specification of a persistent volume.
    ///
    /// - ExactlyOneOf: csi, hostPath, local, nfs, fc, iscsi, awsElasticBlockStore, azureDisk, azureFile, cephfs, cinder, flexVolume, flocker, gcePersistentDisk, glusterfs, photonPersistentDisk, portworxVolume, quobyte, rbd, scaleIO, storageos, vsphereVolume
    public struct Spec: Model {
        /// The name of StorageClass to which this persistent volume belongs.
        public var storageClassName: String?
        /// The description of the persistent volume's resources and capacity.
        public var capacity: [String: Quantity]?
        /// All ways the volume can be mounted.
        public var accessModes: [VolumeAccessMode]?
        /// Whether a volume is intended to be used with a formatted filesystem or to remain in raw block state.
        ///
        /// Value of Filesystem is implied when not included in spec.
        ///
        /// - Default: Filesystem
        public var volumeMode: VolumeMode?
        /// What happens to a persistent volume when released from its claim.
        ///
        /// Recycle must be supported by the volume plugin underlying this PersistentVolume.
        ///
        /// - Default: Retain
        public var persistentVolumeReclaimPolicy: ReclaimPolicy?
        /// The list of mount options, such as ["ro", "soft"].
        ///
        /// Not validated - mount will simply fail if one is invalid.
        public var mountOptions: [String]?
        /// Part of a bi-directional binding between PersistentVolume and PersistentVolumeClaim.
        ///
        /// Expected to be non-nil when bound. Claim.VolumeName is the authoritative bind between PV and PVC.
        public var claimRef: ObjectReference?
        /// Constraints that limit what nodes this volume can be accessed from.
        ///
        /// This field influences the scheduling of pods that use this volume.
        public var nodeAffinity: NodeAffinity?
        /// Name of VolumeAttributesClass to which this persistent volume belongs.
        ///
        /// When this field is not set, it indicates that this volume does not belong to any VolumeAttributesClass.
        public var volumeAttributesClassName: String?
        /// Storage that is handled by an external CSI driver.
        public var csi: CSISource?
        /// A directory on the host.
        ///
        /// Provisioned by a developer or tester. This is useful for single-node development and testing only!
        public var hostPath: Volume.HostPathSource?
        /// Directly-attached storage with node affinity.
        public var local: LocalSource?
        /// An NFS mount on the host.
        ///
        /// Provisioned by an admin.
        public var nfs: Volume.NFSSource?
        /// A Fibre Channel resource that is attached to a kubelet's host machine and then exposed to the pod.
        public var fc: Volume.FCSource?
        /// An ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod.
        ///
        /// Provisioned by an admin.
        public var iscsi: ISCSISource?
        /// An AWS Disk resource that is attached to a kubelet's host machine and then exposed to the pod.
        ///
        /// - Deprecated: Use `csi` with the driver `ebs.csi.aws.com` instead
        public var awsElasticBlockStore: AnyValue?
        /// An Azure Data Disk mount on the host and bind mount to the pod.
        ///
        /// - Deprecated: Use `csi` with the driver `disk.csi.azure.com` instead
        public var azureDisk: AnyValue?
        /// An Azure File Service mount on the host and bind mount to the pod.
        ///
        /// - Deprecated: Use `csi` with the driver `file.csi.azure.com` instead
        public var azureFile: AnyValue?
        /// A Ceph FS mount on the host that shares a pod's lifetime.
        ///
        /// - Deprecated: Use `csi` instead
        public var cephfs: AnyValue?
        /// A cinder volume attached and mounted on kubelets host machine.
        ///
        /// - Deprecated: Use `csi` with the driver `cinder.csi.openstack.org` instead
        public var cinder: AnyValue?
        /// A generic volume resource that is provisioned/attached using an exec based plugin.
        ///
        /// - Deprecated: Use `csi` instead
        public var flexVolume: AnyValue?
        /// A Flocker volume attached to a kubelet's host machine and exposed to the pod for its usage.
        ///
        /// - Deprecated: Use `csi` instead
        public var flocker: AnyValue?
        /// A GCE Disk resource that is attached to a kubelet's host machine and then exposed to the pod.
        ///
        /// - Deprecated: Use `csi` with the driver `pd.csi.storage.gke.io` instead
        public var gcePersistentDisk: AnyValue?
        /// A Glusterfs volume that is attached to a host and exposed to the pod.
        ///
        /// - Deprecated: Use `csi` instead
        public var glusterfs: AnyValue?
        /// A PhotonController persistent disk attached and mounted on kubelets host machine.
        ///
        /// - Deprecated: Use `csi` instead
        public var photonPersistentDisk: AnyValue?
        /// A portworx volume attached and mounted on kubelets host machine.
        ///
        /// - Deprecated: Use `csi` with the driver `pxd.portworx.com` instead
        public var portworxVolume: AnyValue?
        /// A Quobyte mount on the host that shares a pod's lifetime.
        ///
        /// - Deprecated: Use `csi` instead
        public var quobyte: AnyValue?
        /// A Rados Block Device mount on the host that shares a pod's lifetime.
        ///
        /// - Deprecated: Use `csi` instead
        public var rbd: AnyValue?
        /// A ScaleIO persistent volume attached and mounted on Kubernetes nodes.
        ///
        /// - Deprecated: Use `csi` instead
        public var scaleIO: AnyValue?
        /// A StorageOS volume that is attached to the kubelet's host machine and mounted into the pod.
        ///
        /// - Deprecated: Use `csi` instead
        public var storageos: AnyValue?
        /// A vSphere volume attached and mounted on kubelets host machine.
        ///
        /// - Deprecated: Use `csi` with the driver `csi.vsphere.vmware.com` instead
        public var vsphereVolume: AnyValue?
        public var unknownFields = UnknownFields()
    }
}

extension PersistentVolume {
    /// Constraints that limit what nodes this volume can be accessed from.
    public struct NodeAffinity: Model {
        /// Hard node constraints that must be met.
        public var required: NodeSelector?
        public var unknownFields = UnknownFields()
    }

    /// Storage that is managed by an external CSI volume driver.
    public struct CSISource: Model {
        /// The name of the driver to use for this volume.
        public var driver: String
        /// The unique volume name returned by the CSI volume plugin’s CreateVolume to refer to the volume on all
        /// subsequent calls.
        public var volumeHandle: String
        /// ReadOnly value to pass to ControllerPublishVolumeRequest.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// FsType to mount.
        ///
        /// Must be a filesystem type supported by the host operating system.
        public var fsType: String?
        /// VolumeAttributes of the volume to publish.
        public var volumeAttributes: [String: String]?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI ControllerExpandVolume call.
        ///
        /// If the secret object contains more than one secret, all secrets are passed.
        public var controllerExpandSecretRef: SecretReference?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI ControllerPublishVolume and ControllerUnpublishVolume calls.
        ///
        /// If the secret object contains more than one secret, all secrets are passed.
        public var controllerPublishSecretRef: SecretReference?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI NodeExpandVolume call.
        ///
        /// If the secret object contains more than one secret, all secrets are passed.
        public var nodeExpandSecretRef: SecretReference?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI NodePublishVolume and NodeUnpublishVolume calls.
        ///
        /// If the secret object contains more than one secret, all secrets are passed.
        public var nodePublishSecretRef: SecretReference?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI NodeStageVolume and NodeStageVolume and NodeUnstageVolume calls.
        ///
        /// If the secret object contains more than one secret, all secrets are passed.
        public var nodeStageSecretRef: SecretReference?
        public var unknownFields = UnknownFields()
    }

    /// Directly-attached storage with node affinity.
    public struct LocalSource: Model {
        /// Path of the full path to the volume on the node.
        ///
        /// It can be either a directory or block device (disk, partition, ...).
        public var path: String
        /// The filesystem type to mount.
        ///
        /// It applies only when the Path is a block device. Must be a filesystem type supported by the host operating
        /// system.
        ///
        /// - Default: auto-select
        public var fsType: String?
        public var unknownFields = UnknownFields()
    }

    /// An ISCSI disk.
    ///
    /// ISCSI volumes can only be mounted as read/write once. ISCSI volumes support ownership management and SELinux
    /// relabeling.
    public struct ISCSISource: Model {
        /// ISCSI Target Portal.
        ///
        /// The Portal is either an IP or ip_addr:port if the port is other than default (typically TCP ports 860 and
        /// 3260).
        public var targetPortal: String
        /// Target iSCSI Qualified Name.
        public var iqn: String
        /// ISCSI Target Lun number.
        public var lun: Int
        /// Whether support iSCSI Discovery CHAP authentication.
        public var chapAuthDiscovery: Bool?
        /// Whether support iSCSI Session CHAP authentication.
        public var chapAuthSession: Bool?
        /// The filesystem type of the volume that you want to mount.
        public var fsType: String?
        /// The custom iSCSI Initiator Name.
        ///
        /// If initiatorName is specified with iscsiInterface simultaneously, new iSCSI interface <target
        /// portal>:<volume name> will be created for the connection.
        public var initiatorName: String?
        /// The interface Name that uses an iSCSI transport.
        ///
        /// - Default: default
        public var iscsiInterface: String?
        /// The iSCSI Target Portal List.
        ///
        /// The Portal is either an IP or ip_addr:port if the port is other than default (typically TCP ports 860 and
        /// 3260).
        public var portals: [String]?
        /// ReadOnly here will force the ReadOnly setting in VolumeMounts.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// The CHAP Secret for iSCSI target and initiator authentication.
        public var secretRef: SecretReference?
        public var unknownFields = UnknownFields()
    }

    /// What happens to a volume that its claim has released.
    public enum ReclaimPolicy: String, Choice {
        /// It is kept.
        case retain = "Retain"
        /// It is deleted.
        case delete = "Delete"
        /// It is scrubbed and offered again; deprecated.
        case recycle = "Recycle"
    }
}
