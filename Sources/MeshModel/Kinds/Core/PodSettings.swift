extension PodSpec {
    /// The DNS parameters of a pod in addition to those generated from DNSPolicy.
    public struct DNSConfig: Model {
        /// A list of DNS name server IP addresses.
        ///
        /// This will be appended to the base nameservers generated from DNSPolicy. Duplicated nameservers will be
        /// removed.
        ///
        /// - Items: Format ip
        public var nameservers: [String]?
        /// A list of DNS search domains for host-name lookup.
        ///
        /// This will be appended to the base search paths generated from DNSPolicy. Duplicated search paths will be
        /// removed.
        public var searches: [String]?
        /// A list of DNS resolver options.
        ///
        /// This will be merged with the base options generated from DNSPolicy. Duplicated entries will be removed.
        public var options: [DNSOption]?
        public var unknownFields = UnknownFields()
    }

    /// DNS resolver options of a pod.
    public struct DNSOption: Model {
        /// This DNS resolver option's name.
        public var name: String?
        /// This DNS resolver option's value.
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// The mapping between IP and hostnames that will be injected as an entry in the pod's hosts file.
    public struct HostAlias: Model {
        /// Address of the host file entry.
        ///
        /// - Format: ip
        public var ip: String
        /// Hostnames for the above IP address.
        ///
        /// - Items: Format dnsName
        public var hostnames: [String]?
        public var unknownFields = UnknownFields()
    }

    /// The OS parameters of a pod.
    public struct OperatingSystem: Model {
        /// The name of the operating system.
        ///
        /// - Required
        public var name: OperatingSystemName?
        public var unknownFields = UnknownFields()
    }

    /// The reference to a pod condition.
    public struct ReadinessGate: Model {
        /// Refers to a condition in the pod's condition list with matching type.
        public var conditionType: String
        public var unknownFields = UnknownFields()
    }

    /// A reference to a ResourceClaim, either directly or by a template from which the claim is made.
    ///
    /// - ExactlyOneOf: resourceClaimName, resourceClaimTemplateName
    public struct ResourceClaim: Model {
        /// Name uniquely identifies this resource claim inside the pod.
        ///
        /// - Format: dnsLabel
        public var name: String
        /// The name of a ResourceClaim object in the same namespace as this pod.
        ///
        /// Exactly one of ResourceClaimName and ResourceClaimTemplateName must be set.
        public var resourceClaimName: String?
        /// The name of a ResourceClaimTemplate object in the same namespace as this pod.
        ///
        /// The template will be used to create a new ResourceClaim, which will be bound to this pod. When this pod is
        /// deleted, the ResourceClaim will also be deleted.
        public var resourceClaimTemplateName: String?
        public var unknownFields = UnknownFields()
    }

    /// A gate that keeps a pod from being scheduled.
    public struct SchedulingGate: Model {
        /// Name of the scheduling gate.
        ///
        /// Each scheduling gate must have a unique name field.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// Identifies the runtime scheduling group instance that a Pod belongs to.
    ///
    /// The scheduler uses this information to apply workload-aware scheduling semantics. Exactly one field must be
    /// specified.
    public struct SchedulingGroup: Model {
        /// The name of the standalone PodGroup object that represents the runtime instance of this group.
        public var podGroupName: String?
        public var unknownFields = UnknownFields()
    }

    /// A responder that reacts to an eviction.
    public struct EvictionResponder: Model {
        /// Allows you to identify the responder responding to the Eviction.
        ///
        /// It must be a valid domain-prefixed key (such as "acme.io/foo"). Domain names *.k8s.io and *.kubernetes.io
        /// are reserved.
        public var name: String
        /// Priority for this responder.
        ///
        /// Higher priorities are selected first by the evictionrequest-controller.
        public var priority: Int
        public var unknownFields = UnknownFields()
    }

    /// When the containers of a pod are restarted.
    public enum RestartPolicy: String, Choice {
        /// Whenever they end.
        case always = "Always"
        /// When they fail.
        case onFailure = "OnFailure"
        /// Never.
        case never = "Never"
    }

    /// How DNS is set up in a pod.
    public enum DNSPolicy: String, Choice {
        /// Cluster names by the cluster's DNS, others by the node's.
        case clusterFirst = "ClusterFirst"
        /// As `ClusterFirst`, for pods on the host's network.
        case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
        /// As on the node.
        case `default` = "Default"
        /// Only what `dnsConfig` says.
        case nothing = "None"
    }

    /// Whether a pod may evict pods of lower priority.
    public enum PreemptionPolicy: String, Choice {
        case preemptLowerPriority = "PreemptLowerPriority"
        case never = "Never"
    }

    /// Name of an operating system.
    public enum OperatingSystemName: String, Choice {
        case linux
        case windows
    }
}
