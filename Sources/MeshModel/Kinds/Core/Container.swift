/// A container of a pod.
public struct Container: Model {
    /// Name of the container, unique in the pod.
    ///
    /// - Format: dnsLabel
    public var name: String
    /// Container image name.
    public var image: String?
    /// When the image is pulled.
    ///
    /// - Default: `Always` for the tag `latest`, otherwise `IfNotPresent`
    public var imagePullPolicy: ImagePullPolicy?
    /// The command, instead of the image's ENTRYPOINT.
    ///
    /// Not executed within a shell.
    public var command: [String]?
    /// Arguments to the entrypoint.
    ///
    /// The container image's CMD is used if this is not provided. Variable references $(VAR_NAME) are expanded using
    /// the container's environment.
    public var args: [String]?
    /// Container's working directory.
    ///
    /// If not specified, the container runtime's default will be used, which might be configured in the container
    /// image.
    public var workingDir: String?
    /// The ports that are exposed.
    ///
    /// Informational: ports that are not listed are reachable as well.
    ///
    /// - ListKey: containerPort, protocol
    public var ports: [Port]?
    /// List of environment variables to set in the container.
    ///
    /// - ListKey: name
    public var env: [EnvVar]?
    /// List of sources to populate environment variables in the container.
    ///
    /// The keys defined within a source may consist of any printable ASCII characters except '='.
    public var envFrom: [EnvFromSource]?
    /// Compute Resources required by this container.
    public var resources: ResourceRequirements?
    /// Resources resize policy for the container.
    public var resizePolicy: [ResizePolicy]?
    /// The restart behavior of individual containers in a pod.
    ///
    /// This overrides the pod-level restart policy. When this field is not specified, the restart behavior is defined
    /// by the Pod's restart policy and the container type.
    public var restartPolicy: RestartPolicy?
    /// A list of rules to be checked to determine if the container should be restarted on exit.
    ///
    /// The rules are evaluated in order. Once a rule matches a container exit condition, the remaining rules are
    /// ignored.
    public var restartPolicyRules: [RestartRule]?
    /// Pod volumes to mount into the container's filesystem.
    ///
    /// - ListKey: mountPath
    public var volumeMounts: [VolumeMount]?
    /// The list of block devices to be used by the container.
    ///
    /// - ListKey: devicePath
    public var volumeDevices: [VolumeDevice]?
    /// Probe that tells when the container has started; the other probes wait for it.
    ///
    /// The container is restarted if it fails.
    public var startupProbe: Probe?
    /// Periodic probe of container liveness.
    ///
    /// Container will be restarted if the probe fails.
    public var livenessProbe: Probe?
    /// Periodic probe of container service readiness.
    ///
    /// Container will be removed from service endpoints if the probe fails.
    public var readinessProbe: Probe?
    /// Actions that the management system should take in response to container lifecycle events.
    public var lifecycle: Lifecycle?
    /// The security options the container should be run with.
    ///
    /// If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext.
    public var securityContext: SecurityContext?
    /// Path in the container of the file with its termination message.
    ///
    /// Truncated to 4096 bytes.
    ///
    /// - Default: /dev/termination-log
    public var terminationMessagePath: String?
    /// Where the termination message comes from.
    ///
    /// - Default: File
    public var terminationMessagePolicy: TerminationMessagePolicy?
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

extension Container {
    /// A network port in a single container.
    public struct Port: Model {
        /// Name of the port, unique in the pod, by which services can refer to it.
        ///
        /// - Length: 1...15
        /// - Pattern: ^[a-z0-9]+(-[a-z0-9]+)*$
        public var name: String?
        /// Number of the port on the pod's address.
        ///
        /// - Allowed: 1...65535
        public var containerPort: Int
        /// Protocol for port.
        ///
        /// - Default: TCP
        public var `protocol`: TransportProtocol?
        /// Port of the node through which the container's port is reachable.
        ///
        /// Most containers do not need this.
        ///
        /// - Allowed: 1...65535
        public var hostPort: Int?
        /// What host IP to bind the external port to.
        public var hostIP: String?
        public var unknownFields = UnknownFields()
    }

    /// Resource resize policy for the container.
    public struct ResizePolicy: Model {
        /// Name of the resource to which this resource resize policy applies.
        public var resourceName: String
        /// Restart policy to apply when specified resource is resized.
        ///
        /// - Required
        public var restartPolicy: ResizeRestartPolicy?
        public var unknownFields = UnknownFields()
    }

    /// How a container exit is handled.
    public struct RestartRule: Model {
        /// The action taken on a container exit if the requirements are satisfied.
        ///
        /// - Required
        public var action: RestartAction?
        /// The exit codes to check on container exits.
        public var exitCodes: ExitCodes?
        public var unknownFields = UnknownFields()
    }

    /// The condition for handling an exited container based on its exit codes.
    public struct ExitCodes: Model {
        /// The relationship between the container exit code(s) and the specified values.
        ///
        /// - Required
        public var `operator`: ExitCodeOperator?
        /// The set of values to check for container exit codes.
        ///
        /// At most 255 elements are allowed.
        ///
        /// - Set
        public var values: [Int]?
        public var unknownFields = UnknownFields()
    }

    /// When an image is pulled.
    public enum ImagePullPolicy: String, Choice {
        /// Before every start.
        case always = "Always"
        /// When it is not on the node.
        case ifNotPresent = "IfNotPresent"
        /// Never; it must be on the node.
        case never = "Never"
    }

    /// When a container is restarted.
    public enum RestartPolicy: String, Choice {
        /// Whenever it ends; makes an init container a sidecar.
        case always = "Always"
        /// When it fails.
        case onFailure = "OnFailure"
        /// Never.
        case never = "Never"
    }

    /// Where the termination message comes from.
    public enum TerminationMessagePolicy: String, Choice {
        /// The file at `terminationMessagePath`.
        case file = "File"
        /// The end of the log, where the file is empty and the container failed.
        case fallbackToLogsOnError = "FallbackToLogsOnError"
    }

    /// Whether a container is restarted when it is resized.
    public enum ResizeRestartPolicy: String, Choice {
        /// Not unless necessary.
        case notRequired = "NotRequired"
        /// It is restarted.
        case restartContainer = "RestartContainer"
    }

    /// How an exit code is compared.
    public enum ExitCodeOperator: String, Choice {
        /// It is one of the values.
        case `in` = "In"
        /// It is none of the values.
        case notIn = "NotIn"
    }

    /// What happens when a restart rule matches.
    public enum RestartAction: String, Choice {
        /// The container is restarted.
        case restart = "Restart"
        /// All containers of the pod are restarted.
        case restartAllContainers = "RestartAllContainers"
    }
}
