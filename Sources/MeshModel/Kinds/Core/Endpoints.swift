/// A collection of endpoints that implement the actual service.
///
/// Source: Kubernetes API reference, `v1` Endpoints.
public struct Endpoints: Resource {
    public static let type = ResourceType(
        "v1",
        "Endpoints",
        plural: "endpoints",
        shortNames: ["ep"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The set of all endpoints is the union of all subsets.
    ///
    /// Addresses are placed into subsets according to the IPs they share.
    public var subsets: [Subset]?
    public var unknownFields = UnknownFields()
}

extension Endpoints {
    /// A group of addresses with a common set of ports.
    ///
    /// The expanded set of endpoints is the Cartesian product of Addresses x Ports.
    public struct Subset: Model {
        /// IP addresses which offer the related ports that are marked as ready.
        ///
        /// These endpoints should be considered safe for load balancers and clients to utilize.
        public var addresses: [Address]?
        /// IP addresses which offer the related ports but are not currently marked as ready because they have not yet
        /// finished starting, have recently failed a readiness check, or have recently failed a liveness check.
        public var notReadyAddresses: [Address]?
        /// Port numbers available on the related IP addresses.
        public var ports: [Port]?
        public var unknownFields = UnknownFields()
    }

    /// A tuple that describes single IP address.
    ///
    /// This API is deprecated in v1.33+.
    public struct Address: Model {
        /// The IP of this endpoint.
        ///
        /// May not be loopback (127.0.0.0/8 or ::1), link-local (169.254.0.0/16 or fe80::/10), or link-local
        /// multicast (224.0.0.0/24 or ff02::/16).
        ///
        /// - Format: ip
        public var ip: String
        /// The Hostname of this endpoint.
        public var hostname: String?
        /// Node hosting this endpoint.
        ///
        /// This can be used to determine endpoints local to a node.
        public var nodeName: String?
        /// Reference to object providing the endpoint.
        public var targetRef: ObjectReference?
        public var unknownFields = UnknownFields()
    }

    /// A tuple that describes a single port.
    ///
    /// This API is deprecated in v1.33+.
    public struct Port: Model {
        /// The name of this port.
        ///
        /// This must match the 'name' field in the corresponding ServicePort.
        public var name: String?
        /// The port number of the endpoint.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// The IP protocol for this port.
        ///
        /// - Default: TCP
        public var `protocol`: TransportProtocol?
        /// The application protocol for this port.
        ///
        /// This is used as a hint for implementations to offer richer behavior for protocols that they understand.
        /// This field follows standard Kubernetes label syntax.
        public var appProtocol: String?
        public var unknownFields = UnknownFields()
    }
}
