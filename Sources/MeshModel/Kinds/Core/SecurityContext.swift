/// Security configuration that will be applied to a container.
///
/// Some fields are present in both SecurityContext and PodSecurityContext. When both are set, the values in
/// SecurityContext take precedence.
public struct SecurityContext: Model {
    /// The UID to run the entrypoint of the container process.
    ///
    /// May also be set in PodSecurityContext. If set in both SecurityContext and PodSecurityContext, the value
    /// specified in SecurityContext takes precedence.
    public var runAsUser: Int?
    /// The GID to run the entrypoint of the container process.
    ///
    /// Uses runtime default if unset. May also be set in PodSecurityContext.
    public var runAsGroup: Int?
    /// Whether the container must run as a non-root user.
    ///
    /// If true, the Kubelet will validate the image at runtime to ensure that it does not run as UID 0 (root) and
    /// fail to start the container if it does.
    public var runAsNonRoot: Bool?
    /// Run container in privileged mode.
    ///
    /// Processes in privileged containers are essentially equivalent to root on the host.
    ///
    /// - Default: false
    public var privileged: Bool?
    /// Controls whether a process can gain more privileges than its parent process.
    ///
    /// This bool directly controls if the no_new_privs flag will be set on the container process.
    ///
    /// - Default: true
    public var allowPrivilegeEscalation: Bool?
    /// Whether this container has a read-only root filesystem.
    ///
    /// - Default: false
    public var readOnlyRootFilesystem: Bool?
    /// The capabilities to add/drop when running containers.
    public var capabilities: Capabilities?
    /// The seccomp options to use by this container.
    ///
    /// If seccomp options are provided at both the pod & container level, the container options override the pod
    /// options.
    public var seccompProfile: SeccompProfile?
    /// The AppArmor options to use by this container.
    ///
    /// If set, this profile overrides the pod's appArmorProfile.
    public var appArmorProfile: AppArmorProfile?
    /// The SELinux context to be applied to the container.
    ///
    /// If unspecified, the container runtime will allocate a random SELinux context for each container. May also be
    /// set in PodSecurityContext.
    public var seLinuxOptions: SELinuxOptions?
    /// The type of proc mount to use for the containers.
    ///
    /// - Default: Default
    public var procMount: ProcMount?
    /// The Windows specific settings applied to all containers.
    ///
    /// If unspecified, the options from the PodSecurityContext will be used. If set in both SecurityContext and
    /// PodSecurityContext, the value specified in SecurityContext takes precedence.
    public var windowsOptions: WindowsOptions?
    public var unknownFields = UnknownFields()
}

extension SecurityContext {
    /// POSIX capabilities that are added and removed.
    public struct Capabilities: Model {
        /// Added capabilities.
        public var add: [String]?
        /// Removed capabilities.
        public var drop: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Which seccomp profile is applied.
    ///
    /// - Rule: (self.type == 'Localhost') == has(self.localhostProfile) => localhostProfile belongs to the type Localhost
    public struct SeccompProfile: Model {
        /// Which kind of seccomp profile is applied.
        ///
        /// - Required
        public var type: SeccompType?
        /// A profile defined in a file on the node should be used.
        ///
        /// The profile must be preconfigured on the node to work. Must be a descending path, relative to the
        /// kubelet's configured seccomp profile location.
        public var localhostProfile: String?
        public var unknownFields = UnknownFields()
    }

    /// Which AppArmor profile is applied.
    ///
    /// - Rule: (self.type == 'Localhost') == has(self.localhostProfile) => localhostProfile belongs to the type Localhost
    public struct AppArmorProfile: Model {
        /// Which kind of AppArmor profile is applied.
        ///
        /// - Required
        public var type: AppArmorType?
        /// A profile loaded on the node that should be used.
        ///
        /// The profile must be preconfigured on the node to work. Must match the loaded name of the profile.
        public var localhostProfile: String?
        public var unknownFields = UnknownFields()
    }

    /// The labels to be applied to the container.
    public struct SELinuxOptions: Model {
        /// A SELinux user label that applies to the container.
        public var user: String?
        /// A SELinux role label that applies to the container.
        public var role: String?
        /// A SELinux type label that applies to the container.
        public var type: String?
        /// SELinux level label that applies to the container.
        public var level: String?
        public var unknownFields = UnknownFields()
    }

    /// Windows-specific options and credentials.
    public struct WindowsOptions: Model {
        /// Contents of the GMSA credential specification, inlined by an admission webhook.
        public var gmsaCredentialSpec: String?
        /// The name of the GMSA credential spec to use.
        public var gmsaCredentialSpecName: String?
        /// Whether a container should be run as a 'Host Process' container.
        ///
        /// All of a Pod's containers must have the same effective HostProcess value (it is not allowed to have a mix
        /// of HostProcess containers and non-HostProcess containers).
        public var hostProcess: Bool?
        /// The UserName in Windows to run the entrypoint of the container process.
        ///
        /// May also be set in PodSecurityContext. If set in both SecurityContext and PodSecurityContext, the value
        /// specified in SecurityContext takes precedence.
        public var runAsUserName: String?
        public var unknownFields = UnknownFields()
    }

    /// What the container sees in `/proc`.
    public enum ProcMount: String, Choice {
        /// The runtime's masked and read-only paths.
        case `default` = "Default"
        /// All of it.
        case unmasked = "Unmasked"
    }

    /// Where a seccomp profile comes from.
    public enum SeccompType: String, Choice {
        /// The container runtime's default profile.
        case runtimeDefault = "RuntimeDefault"
        /// A file on the node.
        case localhost = "Localhost"
        /// No profile.
        case unconfined = "Unconfined"
    }

    /// Where an AppArmor profile comes from.
    public enum AppArmorType: String, Choice {
        /// The container runtime's default profile.
        case runtimeDefault = "RuntimeDefault"
        /// A profile loaded on the node.
        case localhost = "Localhost"
        /// No profile.
        case unconfined = "Unconfined"
    }
}
