/// A collection of workload instances, with the template from which their entries are made.
///
/// Source: Istio API, `networking/v1/workload_group.proto`.
public struct WorkloadGroup: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "WorkloadGroup",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "workloadgroups",
        shortNames: ["wg"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// What the entries of the group have in common.
    public struct Spec: Model {
        /// The labels and annotations of all corresponding workload entries.
        public var metadata: Metadata?
        /// The template from which workload entries of the group are generated.
        ///
        /// `address` and `labels` should not be given here, as they differ for each workload.
        public var template: Template
        /// How the health of the workload is checked.
        ///
        /// As Kubernetes does with readiness probes.
        public var probe: ReadinessProbe?
        public var unknownFields = UnknownFields()
    }
}

extension WorkloadGroup {
    /// The metadata of the workload entries of a group.
    public struct Metadata: Model {
        /// The labels to attach.
        ///
        /// - Count: ...256
        public var labels: [String: String]?
        /// The annotations to attach.
        ///
        /// - Count: ...256
        public var annotations: [String: String]?
        public var unknownFields = UnknownFields()
    }

    /// The properties that the workload entries of a group have in common.
    ///
    /// - Rule: (has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true => UDS may not include ports
    public struct Template: Model {
        /// The address of the network endpoint, without the port; usually left out.
        ///
        /// - Length: ...256
        /// - Rule: self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true => UDS must be an absolute path or abstract socket
        /// - Rule: self.startsWith("unix://") ? !self.endsWith("/") : true => UDS may not be a dir
        public var address: String?
        /// The ports of the endpoint, by the name of the service port.
        ///
        /// - Count: ...128
        /// - Items: Allowed 1...65535
        /// - Rule: self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$")) => port name must be valid
        public var ports: [String: Int]?
        /// The labels of the endpoint.
        ///
        /// - Count: ...256
        public var labels: [String: String]?
        /// The network of the endpoint; all endpoints in one network can reach each other directly.
        ///
        /// - Length: ...2048
        public var network: String?
        /// The locality of the endpoint, such as `region/zone/sub-zone`.
        ///
        /// - Length: ...2048
        public var locality: String?
        /// The load balancing weight of the endpoint; more is more traffic.
        ///
        /// - Allowed: 0...4294967295
        public var weight: Int?
        /// The service account of the workload, if it has a sidecar.
        ///
        /// - Length: ...253
        public var serviceAccount: String?
        public var unknownFields = UnknownFields()
    }

    /// How the health of a workload is checked.
    ///
    /// - OneOf: httpGet, tcpSocket, exec, grpc
    public struct ReadinessProbe: Model {
        /// The time after the start of the workload before probes begin.
        ///
        /// - Allowed: 0...
        /// - Unit: seconds
        public var initialDelaySeconds: Int?
        /// The time after which a probe has failed.
        ///
        /// - Allowed: 0...
        /// - Unit: seconds
        /// - Default: 1
        public var timeoutSeconds: Int?
        /// The time between probes.
        ///
        /// - Allowed: 0...
        /// - Unit: seconds
        /// - Default: 10
        public var periodSeconds: Int?
        /// The number of consecutive successes that make an unhealthy workload healthy.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var successThreshold: Int?
        /// The number of consecutive failures that make a healthy workload unhealthy.
        ///
        /// - Allowed: 0...
        /// - Default: 3
        public var failureThreshold: Int?
        /// Health is determined by the status of an HTTP GET request.
        public var httpGet: HTTPHealthCheck?
        /// Health is determined by whether a TCP connection can be made.
        public var tcpSocket: TCPHealthCheck?
        /// Health is determined by how a command exits.
        public var exec: ExecHealthCheck?
        /// Health is determined by a call of the gRPC health service.
        public var grpc: GRPCHealthCheck?
        public var unknownFields = UnknownFields()
    }

    /// A health check with an HTTP GET request.
    public struct HTTPHealthCheck: Model {
        /// The path on the HTTP server.
        public var path: String?
        /// The port of the endpoint.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// The host name to connect to.
        ///
        /// You probably want to set the `Host` header instead.
        ///
        /// - Default: the IP address of the workload
        public var host: String?
        /// The scheme of the request.
        ///
        /// - Values: HTTP, HTTPS
        /// - Default: HTTP
        public var scheme: String?
        /// The headers of the request.
        public var httpHeaders: [HTTPHeader]?
        public var unknownFields = UnknownFields()
    }

    /// A header of a health check request.
    public struct HTTPHeader: Model {
        /// The name of the header.
        ///
        /// - Pattern: ^[-_A-Za-z0-9]+$
        public var name: String?
        /// The value of the header.
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// A health check with a TCP connection.
    public struct TCPHealthCheck: Model {
        /// The host to connect to.
        ///
        /// - Default: localhost
        public var host: String?
        /// The port of the endpoint.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        public var unknownFields = UnknownFields()
    }

    /// A health check with a command.
    public struct ExecHealthCheck: Model {
        /// The command to run, with its arguments; exit status 0 is healthy.
        ///
        /// It is not run in a shell.
        ///
        /// - Items: Length 1...
        public var command: [String]
        public var unknownFields = UnknownFields()
    }

    /// A health check with a call of the gRPC health service.
    public struct GRPCHealthCheck: Model {
        /// The port of the endpoint.
        ///
        /// - Allowed: 1...65535
        public var port: Int?
        /// The name of the service in the request.
        ///
        /// - Default: the server as a whole
        public var service: String?
        public var unknownFields = UnknownFields()
    }
}
