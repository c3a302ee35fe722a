extension Volume {
    /// An empty directory for a pod.
    public struct EmptyDirSource: Model {
        /// What type of storage medium should back this directory.
        ///
        /// Must be an empty string (default) or Memory.
        ///
        /// - Pattern: ^(Memory|HugePages(-.+)?)?$
        public var medium: String?
        /// The total amount of local storage required for this EmptyDir volume.
        ///
        /// The size limit is also applicable for memory medium.
        ///
        /// - Default: no limit
        public var sizeLimit: Quantity?
        /// The permission bits for the emptyDir directory, in numeric notation (such as 0755, 01777).
        ///
        /// Must be a value between 0000 and 01777. This might be in conflict with other options that affect the file
        /// mode, like fsGroup.
        ///
        /// - Allowed: 0...1023
        /// - Default: 0777
        public var mode: Int?
        public var unknownFields = UnknownFields()
    }

    /// A claim in the same namespace, whose volume is mounted.
    public struct ClaimSource: Model {
        /// The name of a PersistentVolumeClaim in the same namespace as the pod using this volume.
        public var claimName: String
        /// ReadOnly Will force the ReadOnly setting in VolumeMounts.
        public var readOnly: Bool?
        public var unknownFields = UnknownFields()
    }

    /// A host path mapped into a pod.
    ///
    /// Host path volumes do not support ownership management or SELinux relabeling.
    public struct HostPathSource: Model {
        /// Path of the directory on the host.
        ///
        /// If the path is a symlink, it will follow the link to the real path.
        public var path: String
        /// What must be at the path.
        public var type: HostPathType?
        public var unknownFields = UnknownFields()
    }

    /// A source location of a volume to mount, managed by an external CSI driver.
    public struct CSISource: Model {
        /// The name of the CSI driver that handles this volume.
        ///
        /// Consult with your admin for the correct name as registered in the cluster.
        public var driver: String
        /// A read-only configuration for the volume.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// FsType to mount.
        ///
        /// If not provided, the empty value is passed to the associated CSI driver which will determine the default
        /// filesystem to apply.
        public var fsType: String?
        /// Stores driver-specific properties that are passed to the CSI driver.
        ///
        /// Consult your driver's documentation for supported values.
        public var volumeAttributes: [String: String]?
        /// A reference to the secret object containing sensitive information to pass to the CSI driver to complete
        /// the CSI NodePublishVolume and NodeUnpublishVolume calls.
        ///
        /// If the secret object contains more than one secret, all secret references are passed.
        public var nodePublishSecretRef: LocalObjectReference?
        public var unknownFields = UnknownFields()
    }

    /// A volume whose claim lives and dies with the pod.
    public struct EphemeralSource: Model {
        /// Will be used to create a stand-alone PVC to provision the volume.
        ///
        /// The pod in which this EphemeralVolumeSource is embedded will be the owner of the PVC, i.e. the PVC will be
        /// deleted together with the pod.
        public var volumeClaimTemplate: PersistentVolumeClaim.Template?
        public var unknownFields = UnknownFields()
    }

    /// An OCI image or artifact as a volume.
    public struct ImageSource: Model {
        /// Image or artifact reference to be used.
        ///
        /// Behaves in the same way as pod.spec.containers[*].image.
        public var reference: String?
        /// Policy for pulling OCI objects.
        ///
        /// Always: the kubelet always attempts to pull the reference. Container creation will fail If the pull fails.
        ///
        /// - Default: `Always` for the tag `latest`, otherwise `IfNotPresent`
        public var pullPolicy: Container.ImagePullPolicy?
        public var unknownFields = UnknownFields()
    }

    /// An NFS mount that lasts the lifetime of a pod.
    ///
    /// NFS volumes do not support ownership management or SELinux relabeling.
    public struct NFSSource: Model {
        /// The hostname or IP address of the NFS server.
        public var server: String
        /// Path that is exported by the NFS server.
        public var path: String
        /// ReadOnly here will force the NFS export to be mounted with read-only permissions.
        ///
        /// - Default: false
        public var readOnly: Bool?
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
        /// The target iSCSI Qualified Name.
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
        /// The portal is either an IP or ip_addr:port if the port is other than default (typically TCP ports 860 and
        /// 3260).
        public var portals: [String]?
        /// ReadOnly here will force the ReadOnly setting in VolumeMounts.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// The CHAP Secret for iSCSI target and initiator authentication.
        public var secretRef: LocalObjectReference?
        public var unknownFields = UnknownFields()
    }

    /// A Fibre Channel volume.
    ///
    /// Fibre Channel volumes can only be mounted as read/write once. Fibre Channel volumes support ownership
    /// management and SELinux relabeling.
    ///
    /// - OneOf: targetWWNs, wwids
    public struct FCSource: Model {
        /// The filesystem type to mount.
        ///
        /// Must be a filesystem type supported by the host operating system.
        public var fsType: String?
        /// FC target lun number.
        public var lun: Int?
        /// Whether the volume is mounted read-only.
        ///
        /// - Default: false
        public var readOnly: Bool?
        /// FC target worldwide names (WWNs).
        public var targetWWNs: [String]?
        /// Worldwide identifiers of the volume.
        ///
        /// Either wwids or targetWWNs and lun must be set, but not both.
        public var wwids: [String]?
        public var unknownFields = UnknownFields()
    }

    /// What must be at a path of the host.
    public enum HostPathType: String, Choice {
        /// No check.
        case unspecified = ""
        /// A directory, created when missing.
        case directoryOrCreate = "DirectoryOrCreate"
        /// A directory.
        case directory = "Directory"
        /// A file, created when missing.
        case fileOrCreate = "FileOrCreate"
        /// A file.
        case file = "File"
        /// A UNIX socket.
        case socket = "Socket"
        /// A character device.
        case charDevice = "CharDevice"
        /// A block device.
        case blockDevice = "BlockDevice"
    }
}
