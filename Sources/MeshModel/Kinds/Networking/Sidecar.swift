/// Describes the sidecar proxy that mediates inbound and outbound communication of a workload.
///
/// Source: Istio API, `networking/v1/sidecar.proto`.
public struct Sidecar: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "Sidecar",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "sidecars",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The traffic that a sidecar accepts and the services it can reach.
    public struct Spec: Model {
        /// The pods and VMs to which the configuration applies.
        ///
        /// - Default: all workloads in the namespace
        public var workloadSelector: WorkloadSelector?
        /// How inbound traffic to the workload is processed.
        ///
        /// - Default: derived from the orchestration platform
        public var ingress: [IngressListener]?
        /// How outbound traffic from the workload to other services in the mesh is processed.
        ///
        /// - Default: inherited from the sidecar of the namespace or root namespace
        public var egress: [EgressListener]?
        /// Limits on the volume of connections that Envoy accepts from the network.
        ///
        /// A listener of `ingress` may override them.
        public var inboundConnectionPool: ConnectionPoolSettings?
        /// What happens to outbound traffic to unknown destinations.
        public var outboundTrafficPolicy: OutboundTrafficPolicy?
        public var unknownFields = UnknownFields()
    }
}

extension Sidecar {
    /// A listener for inbound traffic of the workload.
    public struct IngressListener: Model {
        /// The port of the listener.
        public var port: Port
        /// The IP address (IPv4 or IPv6) to which the listener is bound.
        ///
        /// Unix domain sockets are not allowed.
        ///
        /// - Default: derived from the services and the workload
        public var bind: String?
        /// How traffic to the listener is captured.
        public var captureMode: CaptureMode?
        /// The IP endpoint or Unix domain socket to which traffic is forwarded.
        ///
        /// Such as `127.0.0.1:PORT`, `[::1]:PORT`, `0.0.0.0:PORT` (the address of the instance) or `unix:///path`.
        public var defaultEndpoint: String?
        /// The TLS termination for requests from outside the mesh.
        ///
        /// Only modes `SIMPLE` and `MUTUAL`.
        public var tls: ServerTLSSettings?
        /// Limits on the volume of connections that Envoy accepts from the network, for this port.
        public var connectionPool: ConnectionPoolSettings?
        public var unknownFields = UnknownFields()
    }

    /// A listener for outbound traffic of the workload.
    public struct EgressListener: Model {
        /// The port of the listener.
        ///
        /// Without it the listener catches all traffic that no other listener takes.
        public var port: Port?
        /// The IP address or Unix domain socket to which the listener is bound.
        ///
        /// A port has to be given as well, 0 for a Unix domain socket.
        ///
        /// - Default: derived from the services
        public var bind: String?
        /// How traffic to the listener is captured.
        ///
        /// Has to be `DEFAULT` or `NONE` for a Unix domain socket.
        public var captureMode: CaptureMode?
        /// The service hosts exposed by the listener, in the form `namespace/dnsName`.
        ///
        /// The namespace may be `*`, `.` (that of the sidecar) or `~` (none); the name may have a wildcard prefix.
        public var hosts: [String]
        public var unknownFields = UnknownFields()
    }

    /// How traffic to a listener is expected to be captured.
    public enum CaptureMode: String, Choice {
        /// The default capture mode defined by the environment.
        case `default` = "DEFAULT"
        /// Capture traffic using iptables redirection.
        case iptables = "IPTABLES"
        /// No capture: the application talks to the listener explicitly.
        case noCapture = "NONE"
    }

    /// The port of a listener.
    public struct Port: Model {
        /// The port number; 0 for a Unix domain socket.
        ///
        /// - Allowed: 0...65535
        public var number: Int?
        /// The protocol exposed on the port.
        ///
        /// One of HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TCP, TLS, MONGO, MYSQL and REDIS. TLS is routed by SNI.
        public var `protocol`: String?
        /// The label of the port.
        public var name: String?
        /// The port number on the endpoint.
        ///
        /// - Allowed: 0...65535
        /// - Deprecated: has no effect
        public var targetPort: Int?
        public var unknownFields = UnknownFields()
    }

    /// What happens to outbound traffic of an application.
    public struct OutboundTrafficPolicy: Model {
        /// Whether traffic to unknown destinations is let through.
        public var mode: OutboundTrafficMode?
        /// The egress proxy to which traffic to unknown destinations is forwarded.
        ///
        /// Only in mode `ALLOW_ANY`. Not part of the published reference.
        public var egressProxy: Destination?
        public var unknownFields = UnknownFields()
    }

    /// Whether traffic to unknown destinations is let through.
    public enum OutboundTrafficMode: String, Choice {
        /// Outbound traffic is restricted to services of the service registry.
        case registryOnly = "REGISTRY_ONLY"
        /// Outbound traffic to unknown destinations is allowed.
        case allowAny = "ALLOW_ANY"
    }
}
