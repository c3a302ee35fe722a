/// A description of a pod.
public struct PodSpec: Model {
    /// The name of the ServiceAccount to use to run this pod.
    ///
    /// - Default: default
    public var serviceAccountName: String?
    /// Whether a service account token should be automatically mounted.
    public var automountServiceAccountToken: Bool?
    /// List of references to secrets in the same namespace to use for pulling any of the images used by this PodSpec.
    ///
    /// If specified, these secrets will be passed to individual puller implementations for them to use.
    ///
    /// - ListKey: name
    public var imagePullSecrets: [LocalObjectReference]?
    /// Pod-level security attributes and common container settings.
    public var securityContext: PodSecurityContext?
    /// List of initialization containers belonging to the pod.
    ///
    /// Init containers are executed in order prior to containers being started. If any init container fails, the pod
    /// is considered to have failed and is handled according to its restartPolicy.
    ///
    /// - ListKey: name
    public var initContainers: [Container]?
    /// List of containers belonging to the pod.
    ///
    /// Containers cannot currently be added or removed. There must be at least one container in a Pod.
    ///
    /// - ListKey: name
    /// - Count: 1...
    public var containers: [Container]
    /// List of ephemeral containers run in this pod.
    ///
    /// Ephemeral containers may be run in an existing pod to perform user-initiated actions such as debugging.
    ///
    /// - ListKey: name
    public var ephemeralContainers: [EphemeralContainer]?
    /// List of volumes that can be mounted by containers belonging to the pod.
    ///
    /// - ListKey: name
    public var volumes: [Volume]?
    /// Restart policy for all containers within the pod.
    ///
    /// In some contexts, only a subset of those values may be permitted.
    ///
    /// - Default: Always
    public var restartPolicy: RestartPolicy?
    /// Optional duration in seconds the pod needs to terminate gracefully.
    ///
    /// May be decreased in delete request. The value zero indicates stop immediately via the kill signal (no
    /// opportunity to shut down).
    ///
    /// - Unit: seconds
    /// - Allowed: 0...
    /// - Default: 30
    public var terminationGracePeriodSeconds: Int?
    /// Optional duration in seconds the pod may be active on the node relative to StartTime before the system will
    /// actively try to mark it failed and kill associated containers.
    ///
    /// - Unit: seconds
    /// - Allowed: 1...
    public var activeDeadlineSeconds: Int?
    /// Labels that a node must have for the pod to be scheduled on it.
    ///
    /// - Items: Format labelValue
    public var nodeSelector: [String: String]?
    /// In which node this pod is scheduled.
    ///
    /// If empty, this pod is a candidate for scheduling by the scheduler defined in schedulerName.
    public var nodeName: String?
    /// The pod's scheduling constraints.
    public var affinity: Affinity?
    /// The taints of nodes that the pod tolerates.
    public var tolerations: [Toleration]?
    /// How a group of pods ought to spread across topology domains.
    ///
    /// Scheduler will schedule pods in a way which abides by the constraints. All topologySpreadConstraints are
    /// ANDed.
    ///
    /// - ListKey: topologyKey, whenUnsatisfiable
    public var topologySpreadConstraints: [TopologySpreadConstraint]?
    /// Name of the scheduler that dispatches the pod.
    ///
    /// - Default: default-scheduler
    public var schedulerName: String?
    /// Gates that keep the pod from being scheduled until they are removed.
    ///
    /// - ListKey: name
    public var schedulingGates: [SchedulingGate]?
    /// Provides a reference to the immediate scheduling runtime grouping object that this Pod belongs to.
    ///
    /// The association with a group also impacts other lifecycle aspects of a Pod that are relevant in a wider
    /// context of scheduling like preemption, resource attachment, etc.
    public var schedulingGroup: SchedulingGroup?
    /// Name of the pod's priority class.
    ///
    /// `system-node-critical` and `system-cluster-critical` are the highest.
    public var priorityClassName: String?
    /// The priority value.
    ///
    /// Various system components use this field to find the priority of the pod. When Priority Admission Controller
    /// is enabled, it prevents users from setting this field.
    public var priority: Int?
    /// The Policy for preempting pods with lower priority.
    ///
    /// When Priority Admission Controller is enabled, it prevents users from setting this field. The admission
    /// controller populates this field from PriorityClassName.
    ///
    /// - Default: PreemptLowerPriority
    public var preemptionPolicy: PreemptionPolicy?
    /// Refers to a RuntimeClass object in the node.k8s.io group, which should be used to run this pod.
    ///
    /// If no RuntimeClass resource matches the named class, the pod will not be run.
    public var runtimeClassName: String?
    /// The resource overhead associated with running a pod for a given RuntimeClass.
    ///
    /// This field will be autopopulated at admission time by the RuntimeClass admission controller.
    public var overhead: [String: Quantity]?
    /// The total amount of CPU and Memory resources required by all containers in the pod.
    ///
    /// It supports specifying Requests and Limits for "cpu", "memory" and "hugepages-" resource names only.
    /// ResourceClaims are not supported.
    public var resources: ResourceRequirements?
    /// Which ResourceClaims must be allocated and reserved before the Pod is allowed to start.
    ///
    /// The resources will be made available to those containers which consume them by name.
    ///
    /// - ListKey: name
    public var resourceClaims: [ResourceClaim]?
    /// Conditions that must hold, beside the readiness of all containers, for the pod to be ready.
    public var readinessGates: [ReadinessGate]?
    /// The hostname of the pod.
    ///
    /// - Format: dnsLabel
    public var hostname: String?
    /// Subdomain of the pod: its full name is `<hostname>.<subdomain>.<namespace>.svc.<cluster domain>`.
    ///
    /// - Format: dnsLabel
    public var subdomain: String?
    /// An explicit override for the pod's hostname as perceived by the pod.
    ///
    /// Does not affect DNS records; excludes `setHostnameAsFQDN` and `hostNetwork`.
    public var hostnameOverride: String?
    /// If true the pod's hostname will be configured as the pod's FQDN, rather than the leaf name (the default).
    ///
    /// In Linux containers, this means setting the FQDN in the hostname field of the kernel (the nodename field of
    /// struct utsname).
    ///
    /// - Default: false
    public var setHostnameAsFQDN: Bool?
    /// List of hosts and IPs that will be injected into the pod's hosts file if specified.
    ///
    /// - ListKey: ip
    public var hostAliases: [HostAlias]?
    /// Set DNS policy for the pod.
    ///
    /// DNS parameters given in DNSConfig will be merged with the policy selected with DNSPolicy.
    ///
    /// - Default: ClusterFirst
    public var dnsPolicy: DNSPolicy?
    /// The DNS parameters of a pod.
    ///
    /// Parameters specified here will be merged to the generated DNS configuration based on DNSPolicy.
    public var dnsConfig: DNSConfig?
    /// Host networking requested for this pod.
    ///
    /// Use the host's network namespace. When using HostNetwork you should specify ports so the scheduler is aware.
    ///
    /// - Default: false
    public var hostNetwork: Bool?
    /// Use the host's pid namespace.
    ///
    /// - Default: false
    public var hostPID: Bool?
    /// Use the host's ipc namespace.
    ///
    /// - Default: false
    public var hostIPC: Bool?
    /// Use the host's user namespace.
    ///
    /// - Default: true
    public var hostUsers: Bool?
    /// Share a single process namespace between all of the containers in a pod.
    ///
    /// When this is set containers will be able to view and signal processes from other containers in the same pod,
    /// and the first process in each container will not be assigned PID 1.
    ///
    /// - Default: false
    public var shareProcessNamespace: Bool?
    /// Whether information about services should be injected into pod's environment variables, matching the syntax of
    /// Docker links.
    ///
    /// - Default: true
    public var enableServiceLinks: Bool?
    /// The operating system of the containers in the pod.
    ///
    /// Some pod and container fields are restricted if this is set.
    public var os: OperatingSystem?
    /// EvictionResponders reference responders that react to Evictions based on EvictionRequests.
    ///
    /// Responders should observe and communicate through the Eviction Resource API to help with the graceful
    /// termination of a pod.
    ///
    /// - ListKey: name
    public var evictionResponders: [EvictionResponder]?
    /// Former name of `serviceAccountName`.
    ///
    /// - Deprecated: Use `serviceAccountName` instead
    public var serviceAccount: String?
    public var unknownFields = UnknownFields()
}
