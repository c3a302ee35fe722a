/// Pod-level security attributes and common container settings.
///
/// Some fields are also present in container.securityContext. Field values of container.securityContext take
/// precedence over field values of PodSecurityContext.
public struct PodSecurityContext: Model {
    /// The UID to run the entrypoint of the container process.
    ///
    /// May also be set in SecurityContext. If set in both SecurityContext and PodSecurityContext, the value specified
    /// in SecurityContext takes precedence for that container.
    public var runAsUser: Int?
    /// The GID to run the entrypoint of the container process.
    ///
    /// Uses runtime default if unset. May also be set in SecurityContext.
    public var runAsGroup: Int?
    /// Whether the container must run as a non-root user.
    ///
    /// If true, the Kubelet will validate the image at runtime to ensure that it does not run as UID 0 (root) and
    /// fail to start the container if it does.
    public var runAsNonRoot: Bool?
    /// A supplemental group of all containers, which also owns the volumes that support it.
    public var fsGroup: Int?
    /// Behavior of changing ownership and permission of the volume before being exposed inside Pod.
    ///
    /// This field will only apply to volume types which support fsGroup based ownership(and permissions). It will
    /// have no effect on ephemeral volume types such as: secret, configmaps and emptydir.
    ///
    /// - Default: Always
    public var fsGroupChangePolicy: FSGroupChangePolicy?
    /// A list of groups applied to the first process run in each container, in addition to the container's primary
    /// GID and fsGroup (if specified).
    public var supplementalGroups: [Int]?
    /// How supplemental groups of the first container processes are calculated.
    ///
    /// If not specified, "Merge" is used.
    ///
    /// - Default: Merge
    public var supplementalGroupsPolicy: SupplementalGroupsPolicy?
    /// The seccomp options to use by the containers in this pod.
    public var seccompProfile: SecurityContext.SeccompProfile?
    /// The AppArmor options to use by the containers in this pod.
    public var appArmorProfile: SecurityContext.AppArmorProfile?
    /// The SELinux context to be applied to all containers.
    ///
    /// If unspecified, the container runtime will allocate a random SELinux context for each container. May also be
    /// set in SecurityContext.
    public var seLinuxOptions: SecurityContext.SELinuxOptions?
    /// How the container's SELinux label is applied to all volumes used by the pod.
    public var seLinuxChangePolicy: SELinuxChangePolicy?
    /// A list of namespaced sysctls used for the pod.
    ///
    /// Pods with unsupported sysctls (by the container runtime) might fail to launch.
    public var sysctls: [Sysctl]?
    /// The Windows specific settings applied to all containers.
    ///
    /// If unspecified, the options within a container's SecurityContext will be used. If set in both SecurityContext
    /// and PodSecurityContext, the value specified in SecurityContext takes precedence.
    public var windowsOptions: SecurityContext.WindowsOptions?
    public var unknownFields = UnknownFields()
}

extension PodSecurityContext {
    /// A kernel parameter to be set.
    public struct Sysctl: Model {
        /// Name of a property to set.
        public var name: String
        /// Value of a property to set.
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// When the ownership of a volume is changed.
    public enum FSGroupChangePolicy: String, Choice {
        /// When its root directory differs.
        case onRootMismatch = "OnRootMismatch"
        /// Always.
        case always = "Always"
    }

    /// Which supplemental groups a process has.
    public enum SupplementalGroupsPolicy: String, Choice {
        /// Those of the image and those of the specification.
        case merge = "Merge"
        /// Only those of the specification.
        case strict = "Strict"
    }

    /// How the SELinux label of volumes is changed.
    public enum SELinuxChangePolicy: String, Choice {
        /// File by file.
        case recursive = "Recursive"
        /// By a mount option.
        case mountOption = "MountOption"
    }
}
