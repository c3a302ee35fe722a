/// A load balancer at the edge of the mesh that receives HTTP and TCP connections.
///
/// Not to be confused with the Gateway of the Kubernetes Gateway API.
///
/// Source: Istio API, `networking/v1/gateway.proto`.
public struct Gateway: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "Gateway",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "gateways",
        shortNames: ["gw"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The workloads that act as gateway and the ports they expose.
    public struct Spec: Model {
        /// The labels of the pods and VMs to which the gateway configuration applies.
        ///
        /// Workloads are searched in all namespaces, unless restricted in istiod.
        public var selector: [String: String]?
        /// The ports that are exposed, with protocol, hosts and TLS settings.
        public var servers: [Server]?
        public var unknownFields = UnknownFields()
    }
}

extension Gateway {
    /// A port of the proxy on which traffic is received.
    public struct Server: Model {
        /// The port on which the proxy listens for incoming connections.
        public var port: Port
        /// The IP address or Unix domain socket (`unix:///path` or `unix://@name`) to which the listener is bound.
        ///
        /// - Default: all addresses
        public var bind: String?
        /// The hosts exposed by this gateway, in the form `[namespace/]dnsName`.
        ///
        /// The name may have a wildcard prefix; `*` exposes all hosts. The namespace may be `*`, `.` or a name. A
        /// virtual service has to match a host to use it.
        public var hosts: [String]
        /// The TLS options that govern the behaviour of the server.
        public var tls: ServerTLSSettings?
        /// The loopback endpoint or Unix domain socket to which traffic is forwarded by default.
        ///
        /// Not part of the published reference.
        public var defaultEndpoint: String?
        /// The name of the server, unique across all servers.
        ///
        /// Used as a prefix of statistics.
        public var name: String?
        public var unknownFields = UnknownFields()
    }

    /// A port of a server.
    public struct Port: Model {
        /// The port number; 0 for a Unix domain socket.
        ///
        /// - Allowed: 0...65535
        public var number: Int
        /// The protocol exposed on the port.
        ///
        /// One of HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TCP, TLS, MONGO, MYSQL and REDIS. TLS is routed by SNI.
        public var `protocol`: String
        /// The label of the port.
        public var name: String
        /// The port number on the endpoint.
        ///
        /// - Allowed: 0...65535
        /// - Deprecated: has no effect
        public var targetPort: Int?
        public var unknownFields = UnknownFields()
    }
}
