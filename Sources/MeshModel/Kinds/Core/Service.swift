/// A name and address for a set of pods.
///
/// Source: Kubernetes API reference, `v1` Service.
public struct Service: Resource {
    public static let type = ResourceType("v1", "Service", plural: "services", shortNames: ["svc"], scope: .namespaced)

    public var metadata: ObjectMeta
    /// The behavior of a service.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The attributes that a user creates on a service.
    public struct Spec: Model {
        /// How the Service is exposed.
        ///
        /// "ClusterIP" allocates a cluster-internal IP address for load-balancing to endpoints.
        ///
        /// - Default: ClusterIP
        public var type: ServiceType?
        /// The IP address of the service, usually assigned by the cluster.
        ///
        /// `None` makes the service headless; the empty text asks for an address.
        public var clusterIP: String?
        /// The IP addresses of the service, usually assigned by the cluster.
        ///
        /// - Count: 0...2
        public var clusterIPs: [String]?
        /// Route service traffic to pods with label keys and values matching this selector.
        ///
        /// If empty or not present, the service is assumed to have an external process managing its endpoints, which
        /// Kubernetes will not modify.
        public var selector: [String: String]?
        /// The list of ports that are exposed by this service.
        ///
        /// - ListKey: port, protocol
        public var ports: [Port]?
        /// Whether any agent which deals with endpoints for this Service should disregard any indications of
        /// ready/not-ready.
        ///
        /// The primary use case for setting this field is for a StatefulSet's Headless Service to propagate SRV DNS
        /// records for its Pods for the purpose of peer discovery.
        public var publishNotReadyAddresses: Bool?
        /// The name that DNS returns as an alias (CNAME) for this service, without any proxying.
        ///
        /// Must be a lowercase RFC-1123 hostname and requires type ExternalName.
        ///
        /// - Format: dnsName
        public var externalName: String?
        /// A list of IP addresses for which nodes in the cluster will also accept traffic for this service.
        ///
        /// These IPs are not managed by Kubernetes. The user is responsible for ensuring that traffic arrives at a
        /// node with this IP.
        ///
        /// - Items: Format ip
        public var externalIPs: [String]?
        /// A list of IP families (such as IPv4, IPv6) assigned to this service.
        ///
        /// If this field is specified manually, the requested family is available in the cluster, and ipFamilyPolicy
        /// allows it, it will be used; otherwise creation of the service will fail.
        ///
        /// - Count: 0...2
        /// - Set
        public var ipFamilies: [IPFamily]?
        /// The dual-stack-ness requested or required by this Service.
        ///
        /// - Default: SingleStack
        public var ipFamilyPolicy: IPFamilyPolicy?
        /// Whether connections of one client go to the same pod.
        ///
        /// - Default: None
        public var sessionAffinity: SessionAffinity?
        /// The configurations of session affinity.
        public var sessionAffinityConfig: SessionAffinityConfig?
        /// How nodes distribute service traffic they receive on the ClusterIP.
        ///
        /// If set to "Local", the proxy will assume that pods only want to talk to endpoints of the service on the
        /// same node as the pod, dropping the traffic if there are no local endpoints.
        ///
        /// - Default: Cluster
        public var internalTrafficPolicy: InternalTrafficPolicy?
        /// How nodes distribute service traffic they receive on one of the Service's "externally-facing" addresses
        /// (NodePorts, ExternalIPs, and LoadBalancer IPs).
        ///
        /// - Default: Cluster
        public var externalTrafficPolicy: ExternalTrafficPolicy?
        /// A preference for how traffic is distributed to the endpoints.
        ///
        /// Implementations may take it as a hint.
        public var trafficDistribution: TrafficDistribution?
        /// The healthcheck nodePort for the service.
        ///
        /// This only applies when type is set to LoadBalancer and externalTrafficPolicy is set to Local. If a value
        /// is specified, is in-range, and is not in use, it will be used.
        ///
        /// - Allowed: 1...65535
        public var healthCheckNodePort: Int?
        /// Whether NodePorts will be automatically allocated for services with type LoadBalancer.
        ///
        /// It may be set to "false" if the cluster load-balancer does not rely on NodePorts.
        ///
        /// - Default: true
        public var allocateLoadBalancerNodePorts: Bool?
        /// The class of the load balancer implementation this Service belongs to.
        ///
        /// If specified, the value of this field must be a label-style identifier, with an optional prefix, such as
        /// "internal-vip" or "example.com/internal-vip".
        public var loadBalancerClass: String?
        /// Client addresses that may use the cloud provider's load balancer, as CIDR blocks.
        ///
        /// Ignored where the cloud provider does not support it.
        ///
        /// - Items: Format cidr
        public var loadBalancerSourceRanges: [String]?
        /// Address of the load balancer.
        ///
        /// - Format: ip
        /// - Deprecated: Use annotations of the cloud provider instead
        public var loadBalancerIP: String?
        public var unknownFields = UnknownFields()
    }
}

extension Service {
    /// Information on service's port.
    public struct Port: Model {
        /// The name of this port within the service.
        ///
        /// When considering the endpoints for a Service, this must match the 'name' field in the EndpointPort.
        ///
        /// - Format: dnsLabel
        public var name: String?
        /// The port that will be exposed by this service.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// Number or name of the port to access on the pods targeted by the service.
        ///
        /// If this is a string, it will be looked up as a named port in the target Pod's container ports. If this is
        /// not specified, the value of the 'port' field is used (an identity map).
        ///
        /// - Default: the value of `port`
        public var targetPort: IntOrString?
        /// The IP protocol for this port.
        ///
        /// - Default: TCP
        public var `protocol`: TransportProtocol?
        /// The application protocol for this port.
        ///
        /// This is used as a hint for implementations to offer richer behavior for protocols that they understand.
        /// This field follows standard Kubernetes label syntax.
        public var appProtocol: String?
        /// The port on each node on which this service is exposed when type is NodePort or LoadBalancer.
        ///
        /// Usually assigned by the system. If a value is specified, in-range, and not in use it will be used,
        /// otherwise the operation will fail.
        ///
        /// - Allowed: 1...65535
        public var nodePort: Int?
        public var unknownFields = UnknownFields()
    }

    /// The configurations of session affinity.
    public struct SessionAffinityConfig: Model {
        /// The configurations of Client IP based session affinity.
        public var clientIP: ClientIPConfig?
        public var unknownFields = UnknownFields()
    }

    /// The configurations of Client IP based session affinity.
    public struct ClientIPConfig: Model {
        /// The seconds of ClientIP type session sticky time.
        ///
        /// - Unit: seconds
        /// - Allowed: 1...86400
        /// - Default: 10800
        public var timeoutSeconds: Int?
        public var unknownFields = UnknownFields()
    }

    /// How a service is exposed.
    public enum ServiceType: String, Choice {
        /// A cluster-internal address; the default.
        case clusterIP = "ClusterIP"
        /// A port on every node, in addition to the cluster-internal address.
        case nodePort = "NodePort"
        /// An external load balancer, in addition to the node port.
        case loadBalancer = "LoadBalancer"
        /// A DNS alias, without any proxying.
        case externalName = "ExternalName"
    }

    /// Whether a client's connections go to the same pod.
    public enum SessionAffinity: String, Choice {
        /// By the client's address.
        case clientIP = "ClientIP"
        /// No affinity.
        case nothing = "None"
    }

    /// A family of addresses.
    public enum IPFamily: String, Choice {
        case ipv4 = "IPv4"
        case ipv6 = "IPv6"
    }

    /// How many families of addresses a service has.
    public enum IPFamilyPolicy: String, Choice {
        /// One family.
        case singleStack = "SingleStack"
        /// Two families where the cluster supports them, otherwise one.
        case preferDualStack = "PreferDualStack"
        /// Two families, or creation fails.
        case requireDualStack = "RequireDualStack"
    }

    /// Which endpoints serve cluster-internal traffic.
    public enum InternalTrafficPolicy: String, Choice {
        /// All endpoints.
        case cluster = "Cluster"
        /// Only endpoints on the client's node.
        case local = "Local"
    }

    /// Which endpoints serve external traffic.
    public enum ExternalTrafficPolicy: String, Choice {
        /// All endpoints; the client's address may be lost.
        case cluster = "Cluster"
        /// Only endpoints on the receiving node; keeps the client's address.
        case local = "Local"
    }

    /// A preference for where traffic goes.
    public enum TrafficDistribution: String, Choice {
        /// Endpoints in the client's zone; deprecated alias of `PreferSameZone`.
        case preferClose = "PreferClose"
        /// Endpoints in the client's zone.
        case preferSameZone = "PreferSameZone"
        /// Endpoints on the client's node.
        case preferSameNode = "PreferSameNode"
    }
}
