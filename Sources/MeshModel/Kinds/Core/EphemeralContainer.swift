/// A temporary container added to a running pod, for debugging.
///
/// It has no resource guarantees and is never restarted.
public struct EphemeralContainer: Model {
    /// Name of the container, unique among all containers of the pod.
    ///
    /// - Format: dnsLabel
    public var name: String
    /// Container image name.
    public var image: String?
    /// When the image is pulled.
    ///
    /// - Default: `Always` for the tag `latest`, otherwise `IfNotPresent`
    public var imagePullPolicy: Container.ImagePullPolicy?
    /// The command, instead of the image's ENTRYPOINT.
    ///
    /// Not executed within a shell.
    public var command: [String]?
    /// Arguments to the entrypoint.
    ///
    /// The image's CMD is used if this is not provided. Variable references $(VAR_NAME) are expanded using the
    /// container's environment.
    public var args: [String]?
    /// Container's working directory.
    ///
    /// If not specified, the container runtime's default will be used, which might be configured in the container
    /// image.
    public var workingDir: String?
    /// If set, the name of the container from PodSpec that this ephemeral container targets.
    ///
    /// The ephemeral container will be run in the namespaces (IPC, PID, etc) of this container. If not set then the
    /// ephemeral container uses the namespaces configured in the Pod spec.
    public var targetContainerName: String?
    /// Not allowed for ephemeral containers.
    ///
    /// - ListKey: containerPort, protocol
    public var ports: [Container.Port]?
    /// List of environment variables to set in the container.
    ///
    /// - ListKey: name
    public var env: [EnvVar]?
    /// List of sources to populate environment variables in the container.
    ///
    /// The keys defined within a source may consist of any printable ASCII characters except '='.
    public var envFrom: [EnvFromSource]?
    /// Not allowed for ephemeral containers.
    ///
    /// Ephemeral containers use spare resources already allocated to the pod.
    public var resources: ResourceRequirements?
    /// Resources resize policy for the container.
    public var resizePolicy: [Container.ResizePolicy]?
    /// Restart policy for the container to manage the restart behavior of each container within a pod.
    ///
    /// You cannot set this field on ephemeral containers.
    public var restartPolicy: Container.RestartPolicy?
    /// A list of rules to be checked to determine if the container should be restarted on exit.
    ///
    /// You cannot set this field on ephemeral containers.
    public var restartPolicyRules: [Container.RestartRule]?
    /// Pod volumes to mount into the container's filesystem.
    ///
    /// Subpath mounts are not allowed for ephemeral containers.
    ///
    /// - ListKey: mountPath
    public var volumeMounts: [Container.VolumeMount]?
    /// The list of block devices to be used by the container.
    ///
    /// - ListKey: devicePath
    public var volumeDevices: [Container.VolumeDevice]?
    /// Not allowed for ephemeral containers.
    public var startupProbe: Probe?
    /// Not allowed for ephemeral containers.
    public var livenessProbe: Probe?
    /// Not allowed for ephemeral containers.
    public var readinessProbe: Probe?
    /// Not allowed for ephemeral containers.
    public var lifecycle: Lifecycle?
    /// The security options the ephemeral container should be run with.
    ///
    /// If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext.
    public var securityContext: SecurityContext?
    /// Path in the container of the file with its termination message.
    ///
    /// - Default: /dev/termination-log
    public var terminationMessagePath: String?
    /// Where the termination message comes from.
    ///
    /// - Default: File
    public var terminationMessagePolicy: Container.TerminationMessagePolicy?
    /// Whether this container should allocate a buffer for stdin in the container runtime.
    ///
    /// If this is not set, reads from stdin in the container will always result in EOF.
    ///
    /// - Default: false
    public var stdin: Bool?
    /// Whether the container runtime should close the stdin channel after it has been opened by a single attach.
    ///
    /// When stdin is true the stdin stream will remain open across multiple attach sessions.
    ///
    /// - Default: false
    public var stdinOnce: Bool?
    /// Whether this container should allocate a TTY for itself, also requires 'stdin' to be true.
    ///
    /// - Default: false
    public var tty: Bool?
    public var unknownFields = UnknownFields()
}
