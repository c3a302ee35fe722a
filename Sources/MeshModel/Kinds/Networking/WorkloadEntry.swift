/// A single non-Kubernetes workload, such as a VM, that is part of a service.
///
/// Source: Istio API, `networking/v1/workload_entry.proto`.
public struct WorkloadEntry: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1",
        "WorkloadEntry",
        also: ["networking.istio.io/v1beta1", "networking.istio.io/v1alpha3"],
        plural: "workloadentries",
        shortNames: ["we"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The properties of a workload or network endpoint.
    ///
    /// - AtLeastOneOf: address, network
    /// - Rule: (has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true => UDS may not include ports
    public struct Spec: Model {
        /// The address of the network endpoint, without the port.
        ///
        /// A domain name only with DNS resolution, without wildcards; or a Unix domain socket, `unix:///absolute/path`.
        ///
        /// - Length: ...256
        /// - Rule: self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true => UDS must be an absolute path or abstract socket
        /// - Rule: self.startsWith("unix://") ? !self.endsWith("/") : true => UDS may not be a dir
        public var address: String?
        /// The ports of the endpoint, by the name of the service port.
        ///
        /// Without it the endpoint uses the port numbers of the service. Not for Unix domain sockets.
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
        /// Endpoints in other networks are reached through gateways.
        ///
        /// - Length: ...2048
        /// - Default: the network of the client
        public var network: String?
        /// The locality of the endpoint, such as `region/zone/sub-zone`.
        ///
        /// Used for locality-aware load balancing.
        ///
        /// - Length: ...2048
        public var locality: String?
        /// The load balancing weight of the endpoint; more is more traffic.
        ///
        /// - Allowed: 0...4294967295
        public var weight: Int?
        /// The service account of the workload, if it has a sidecar.
        ///
        /// It has to be in the same namespace.
        ///
        /// - Length: ...253
        public var serviceAccount: String?
        public var unknownFields = UnknownFields()
    }
}
