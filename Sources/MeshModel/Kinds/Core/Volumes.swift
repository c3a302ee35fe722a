/// A named volume in a pod that may be accessed by any container in the pod.
///
/// - OneOf: configMap, secret, emptyDir, projected, persistentVolumeClaim, hostPath, csi, downwardAPI, ephemeral, image, nfs, iscsi, fc, awsElasticBlockStore, azureDisk, azureFile, cephfs, cinder, flexVolume, flocker, gcePersistentDisk, gitRepo, glusterfs, photonPersistentDisk, portworxVolume, quobyte, rbd, scaleIO, storageos, vsphereVolume
public struct Volume: Model {
    /// Name of the volume, unique in the pod.
    ///
    /// - Format: dnsLabel
    public var name: String
    /// A configMap that should populate this volume.
    public var configMap: ConfigMapSource?
    /// A secret that should populate this volume.
    public var secret: SecretSource?
    /// A temporary directory that shares a pod's lifetime.
    public var emptyDir: EmptyDirSource?
    /// Several sources (secrets, configmaps, downward API, tokens) in one directory.
    public var projected: ProjectedSource?
    /// A reference to a PersistentVolumeClaim in the same namespace.
    public var persistentVolumeClaim: ClaimSource?
    /// A pre-existing file or directory on the host machine that is directly exposed to the container.
    ///
    /// This is generally used for system agents or other privileged things that are allowed to see the host machine.
    /// Most containers will NOT need this.
    public var hostPath: HostPathSource?
    /// Ephemeral storage that is handled by certain external CSI drivers.
    public var csi: CSISource?
    /// Downward API about the pod that should populate this volume.
    public var downwardAPI: DownwardAPISource?
    /// A volume that is handled by a cluster storage driver.
    ///
    /// The volume's lifecycle is tied to the pod that defines it - it will be created before the pod starts, and
    /// deleted when the pod is removed.
    public var ephemeral: EphemeralSource?
    /// An OCI object (a container image or artifact) pulled and mounted on the kubelet's host machine.
    public var image: ImageSource?
    /// An NFS mount on the host that shares a pod's lifetime.
    public var nfs: NFSSource?
    /// An ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod.
    public var iscsi: ISCSISource?
    /// A Fibre Channel resource that is attached to a kubelet's host machine and then exposed to the pod.
    public var fc: FCSource?
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
    /// A Flocker volume attached to a kubelet's host machine.
    ///
    /// - Deprecated: Use `csi` instead
    public var flocker: AnyValue?
    /// A GCE Disk resource that is attached to a kubelet's host machine and then exposed to the pod.
    ///
    /// - Deprecated: Use `csi` with the driver `pd.csi.storage.gke.io` instead
    public var gcePersistentDisk: AnyValue?
    /// A git repository at a particular revision.
    ///
    /// - Deprecated: Use an init container and `emptyDir` instead
    public var gitRepo: AnyValue?
    /// A Glusterfs mount on the host that shares a pod's lifetime.
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
    /// A StorageOS volume attached and mounted on Kubernetes nodes.
    ///
    /// - Deprecated: Use `csi` instead
    public var storageos: AnyValue?
    /// A vSphere volume attached and mounted on kubelets host machine.
    ///
    /// - Deprecated: Use `csi` with the driver `csi.vsphere.vmware.com` instead
    public var vsphereVolume: AnyValue?
    public var unknownFields = UnknownFields()
}

extension Volume {
    /// Adapts a ConfigMap into a volume.
    public struct ConfigMapSource: Model {
        /// Name of the referent.
        public var name: String?
        /// The keys that become files, and their paths; without it, every key becomes a file.
        public var items: [KeyToPath]?
        /// Mode bits of created files, octal or decimal.
        ///
        /// - Allowed: 0...511
        /// - Default: 0644
        public var defaultMode: Int?
        /// Whether the ConfigMap or its keys must be defined.
        public var optional: Bool?
        /// The owner UID of the created files by default.
        public var defaultUser: Int?
        public var unknownFields = UnknownFields()
    }

    /// Adapts a Secret into a volume.
    ///
    /// The contents of the target Secret's Data field will be presented in a volume as files using the keys in the
    /// Data field as the file names.
    public struct SecretSource: Model {
        /// The name of the secret in the pod's namespace to use.
        public var secretName: String?
        /// The keys that become files, and their paths; without it, every key becomes a file.
        public var items: [KeyToPath]?
        /// Mode bits of created files, octal or decimal.
        ///
        /// - Allowed: 0...511
        /// - Default: 0644
        public var defaultMode: Int?
        /// Whether the Secret or its keys must be defined.
        public var optional: Bool?
        /// The owner UID of the created files by default.
        public var defaultUser: Int?
        public var unknownFields = UnknownFields()
    }

    /// Maps a string key to a path within a volume.
    public struct KeyToPath: Model {
        /// The key to project.
        public var key: String
        /// The relative path of the file to map the key to.
        ///
        /// May not be an absolute path. May not contain the path element '..'.
        public var path: String
        /// Mode bits of this file, octal or decimal; otherwise `defaultMode` counts.
        ///
        /// - Allowed: 0...511
        public var mode: Int?
        /// The owner UID of the created file.
        ///
        /// If specified, the item-level user field takes precedence over defaultUser.
        public var user: Int?
        public var unknownFields = UnknownFields()
    }

    /// A volume containing downward API info.
    ///
    /// Downward API volumes support ownership management and SELinux relabeling.
    public struct DownwardAPISource: Model {
        /// A list of downward API volume file.
        public var items: [DownwardAPIFile]?
        /// Mode bits of created files.
        ///
        /// - Allowed: 0...511
        /// - Default: 0644
        public var defaultMode: Int?
        /// The owner UID of the created files by default.
        public var defaultUser: Int?
        public var unknownFields = UnknownFields()
    }

    /// Information to create the file containing the pod field.
    ///
    /// - ExactlyOneOf: fieldRef, resourceFieldRef
    public struct DownwardAPIFile: Model {
        /// The relative path name of the file to be created.
        ///
        /// Must not be absolute or contain the '..' path. Must be utf-8 encoded.
        public var path: String
        /// Selects a field of the pod: only annotations, labels, name, namespace and uid are supported.
        public var fieldRef: ObjectFieldSelector?
        /// Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory,
        /// requests.cpu and requests.memory) are currently supported.
        public var resourceFieldRef: ResourceFieldSelector?
        /// Mode bits of this file, octal or decimal; otherwise `defaultMode` counts.
        ///
        /// - Allowed: 0...511
        public var mode: Int?
        /// The owner UID of the created file.
        ///
        /// If specified, the item-level user field takes precedence over defaultUser.
        public var user: Int?
        public var unknownFields = UnknownFields()
    }
}
