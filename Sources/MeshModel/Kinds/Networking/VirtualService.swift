/// Configuration affecting traffic routing.
///
/// Source: Istio API, `networking/v1/virtual_service.proto`.
public struct VirtualService: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "VirtualService",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "virtualservices",
        shortNames: ["vs"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The routing rules of a set of hosts.
    public struct Spec: Model {
        /// The destination hosts to which traffic is being sent.
        ///
        /// DNS names with optional wildcard prefix, or IP addresses; short names are completed with the namespace of
        /// the rule. Absent only in a delegate virtual service.
        public var hosts: [String]?
        /// The names of gateways and sidecars that apply these routes.
        ///
        /// `namespace/name`, or just the name of a gateway in the same namespace. `mesh` stands for all sidecars in the
        /// mesh.
        ///
        /// - Default: mesh
        public var gateways: [String]?
        /// HTTP routes, tried in order; the first that matches wins.
        ///
        /// For ports named `http-`, `http2-`, `grpc-`, gateway ports with protocol HTTP, HTTP2, GRPC or terminated TLS,
        /// and service entries with these protocols.
        public var http: [HTTPRoute]?
        /// Routes for TLS and HTTPS traffic that is not terminated, tried in order.
        ///
        /// For ports named `https-` or `tls-` and gateway ports in passthrough mode.
        public var tls: [TLSRoute]?
        /// Routes for opaque TCP traffic, tried in order.
        ///
        /// For any port that is neither HTTP nor TLS.
        public var tcp: [TCPRoute]?
        /// The namespaces to which this virtual service is exported.
        ///
        /// `.` is the namespace of the service, `*` stands for all namespaces.
        ///
        /// - Default: all namespaces
        public var exportTo: [String]?
        public var unknownFields = UnknownFields()
    }
}

extension VirtualService {
    /// What happens to connections of unterminated TLS traffic (TLS or HTTPS).
    public struct TLSRoute: Model {
        /// The conditions of which one has to be satisfied.
        public var match: [TLSMatchAttributes]
        /// The destinations to which the connection is forwarded.
        public var route: [RouteDestination]?
        public var unknownFields = UnknownFields()
    }

    /// Conditions on a TLS connection, all of which have to be satisfied.
    public struct TLSMatchAttributes: Model {
        /// The SNI names to match, with optional wildcard prefix; a subset of the hosts of the virtual service.
        public var sniHosts: [String]
        /// The IP addresses of the destination, with optional subnet, such as `a.b.c.d/xx`.
        public var destinationSubnets: [String]?
        /// The port on the host that is addressed.
        ///
        /// Not needed where only one port is labelled for the protocol.
        ///
        /// - Allowed: 0...65535
        public var port: Int?
        /// Labels of the client workloads to which the rule applies.
        public var sourceLabels: [String: String]?
        /// The names of gateways where the rule is applied, instead of those of the virtual service.
        public var gateways: [String]?
        /// The namespace of the client workloads to which the rule applies.
        public var sourceNamespace: String?
        public var unknownFields = UnknownFields()
    }

    /// What happens to TCP connections.
    public struct TCPRoute: Model {
        /// The conditions of which one has to be satisfied.
        ///
        /// - Default: every connection matches
        public var match: [L4MatchAttributes]?
        /// The destinations to which the connection is forwarded.
        public var route: [RouteDestination]?
        public var unknownFields = UnknownFields()
    }

    /// Conditions on a TCP connection, all of which have to be satisfied.
    public struct L4MatchAttributes: Model {
        /// The IP addresses of the destination, with optional subnet, such as `a.b.c.d/xx`.
        public var destinationSubnets: [String]?
        /// The port on the host that is addressed.
        ///
        /// Not needed where only one port is labelled for the protocol.
        ///
        /// - Allowed: 0...65535
        public var port: Int?
        /// The IP address of the source, with optional subnet.
        ///
        /// Not part of the published reference.
        public var sourceSubnet: String?
        /// Labels of the client workloads to which the rule applies.
        public var sourceLabels: [String: String]?
        /// The names of gateways where the rule is applied, instead of those of the virtual service.
        public var gateways: [String]?
        /// The namespace of the client workloads to which the rule applies.
        public var sourceNamespace: String?
        public var unknownFields = UnknownFields()
    }

    /// A destination of a TCP or TLS route, with its weight.
    public struct RouteDestination: Model {
        /// The instances of a service to which the connection is forwarded.
        public var destination: Destination
        /// The share of the traffic, relative to the sum of the weights in the route.
        ///
        /// A single destination gets all traffic.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 0
        public var weight: Int?
        public var unknownFields = UnknownFields()
    }
}
