/// Adds entries to the service registry of Istio, such as external services.
///
/// Source: Istio API, `networking/v1/service_entry.proto`.
public struct ServiceEntry: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "ServiceEntry",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "serviceentries",
        shortNames: ["se"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The hosts, ports and endpoints of a service.
    ///
    /// - OneOf: workloadSelector, endpoints
    /// - Rule: !((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"])) => CIDR addresses are allowed only for NONE/STATIC resolution types
    /// - Rule: ((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true => NONE mode cannot set endpoints
    /// - Rule: ((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true => DNS_ROUND_ROBIN mode cannot have multiple endpoints
    public struct Spec: Model {
        /// The hosts of the service, DNS names with optional wildcard prefix.
        ///
        /// Matched with the `Host` or `:authority` header, or with the SNI; for opaque TCP without addresses they only
        /// name the service.
        ///
        /// - Count: 1...256
        /// - Items: Format hostname
        /// - Rule: self.all(item, item != "*") => hostname cannot be wildcard
        public var hosts: [String]
        /// The virtual IP addresses of the service, possibly CIDR prefixes.
        ///
        /// For HTTP they are not used, the host header is.
        ///
        /// - Count: ...256
        /// - Items: Length ...64
        public var addresses: [String]?
        /// The ports of the service.
        ///
        /// For a Unix domain socket there is exactly one port.
        ///
        /// - Count: ...256
        /// - ListKey: name
        /// - Rule: self.all(l1, self.exists_one(l2, l1.number == l2.number)) => port number cannot be duplicated
        public var ports: [Port]?
        /// Whether the service is external to the mesh or part of it.
        ///
        /// - Default: MESH_EXTERNAL
        public var location: Location?
        /// How the addresses of the hosts are found.
        ///
        /// - Default: NONE
        public var resolution: Resolution?
        /// The endpoints of the service.
        ///
        /// - Count: ...4096
        public var endpoints: [WorkloadEntry.Spec]?
        /// The labels of the workloads that provide the service, for services in the mesh.
        public var workloadSelector: WorkloadSelector?
        /// The namespaces to which this service is exported.
        ///
        /// `.` is the namespace of the entry, `*` stands for all namespaces.
        ///
        /// - Default: all namespaces
        public var exportTo: [String]?
        /// The alternate names of which the server certificate has to present one.
        ///
        /// When the rule for the service gives its own list, that one is used.
        public var subjectAltNames: [String]?
        public var unknownFields = UnknownFields()
    }
}

extension ServiceEntry {
    /// Whether a service is part of the mesh.
    public enum Location: String, Choice {
        /// The service is external to the mesh, typically an API that is consumed.
        case meshExternal = "MESH_EXTERNAL"
        /// The service is part of the mesh, typically on VMs added to it.
        case meshInternal = "MESH_INTERNAL"
    }

    /// How the proxy finds the addresses of the endpoints of a service.
    public enum Resolution: String, Choice {
        /// Connections already carry a resolved address, to which they are forwarded.
        case noResolution = "NONE"
        /// The static addresses of the endpoints are used.
        case `static` = "STATIC"
        /// The addresses are found by querying the DNS, asynchronously; all of them are used.
        case dns = "DNS"
        /// Like DNS, but only the first address is used for a new connection.
        case dnsRoundRobin = "DNS_ROUND_ROBIN"
        /// The host of each request is resolved on demand; meant for wildcard hosts.
        case dynamicDns = "DYNAMIC_DNS"
    }

    /// A port of a service.
    public struct Port: Model {
        /// The port number.
        ///
        /// - Allowed: 1...65535
        public var number: Int
        /// The protocol exposed on the port.
        ///
        /// One of HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TCP, TLS, MONGO, MYSQL and REDIS. TLS is routed by SNI.
        ///
        /// - Length: ...256
        /// - Default: TCP
        public var `protocol`: String?
        /// The label of the port.
        ///
        /// - Length: ...256
        public var name: String
        /// The port number on the endpoint where the traffic is received.
        ///
        /// - Allowed: 1...65535
        /// - Default: number
        public var targetPort: Int?
        public var unknownFields = UnknownFields()
    }
}
