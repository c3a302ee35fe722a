/// A health check to be performed against a container to determine whether it is alive or ready to receive traffic.
///
/// - ExactlyOneOf: httpGet, tcpSocket, grpc, exec
public struct Probe: Model {
    /// An HTTP GET request to perform.
    public var httpGet: HTTPGetAction?
    /// A connection to a TCP port.
    public var tcpSocket: TCPSocketAction?
    /// A GRPC HealthCheckRequest.
    public var grpc: GRPCAction?
    /// A command to execute in the container.
    public var exec: ExecAction?
    /// Number of seconds after the container has started before liveness probes are initiated.
    ///
    /// - Unit: seconds
    /// - Allowed: 0...
    /// - Default: 0
    public var initialDelaySeconds: Int?
    /// How often (in seconds) to perform the probe.
    ///
    /// - Unit: seconds
    /// - Allowed: 1...
    /// - Default: 10
    public var periodSeconds: Int?
    /// Number of seconds after which the probe times out.
    ///
    /// - Unit: seconds
    /// - Allowed: 1...
    /// - Default: 1
    public var timeoutSeconds: Int?
    /// Minimum consecutive successes for the probe to be considered successful after having failed.
    ///
    /// Must be 1 for liveness and startup.
    ///
    /// - Allowed: 1...
    /// - Default: 1
    public var successThreshold: Int?
    /// Minimum consecutive failures for the probe to be considered failed after having succeeded.
    ///
    /// - Allowed: 1...
    /// - Default: 3
    public var failureThreshold: Int?
    /// Optional duration in seconds the pod needs to terminate gracefully upon probe failure.
    ///
    /// The grace period is the duration in seconds after the processes running in the pod are sent a termination
    /// signal and the time when the processes are forcibly halted with a kill signal.
    ///
    /// - Unit: seconds
    /// - Allowed: 1...
    /// - Default: the pod's
    public var terminationGracePeriodSeconds: Int?
    public var unknownFields = UnknownFields()
}

extension Probe {
    /// An action based on HTTP Get requests.
    public struct HTTPGetAction: Model {
        /// Path to access on the HTTP server.
        ///
        /// - Default: /
        public var path: String?
        /// Name or number of the port to access on the container.
        ///
        /// - Required
        public var port: IntOrString?
        /// Scheme to use for connecting to the host.
        ///
        /// - Default: HTTP
        public var scheme: URIScheme?
        /// Host name to connect to, defaults to the pod IP.
        ///
        /// You probably want to set "Host" in httpHeaders instead.
        public var host: String?
        /// Custom headers to set in the request.
        ///
        /// HTTP allows repeated headers.
        public var httpHeaders: [HTTPHeader]?
        /// Selects the wire protocol for the probe connection.
        ///
        /// Nil defaults to HTTP/1.1.
        ///
        /// - Default: HTTP/1.1
        public var `protocol`: String?
        public var unknownFields = UnknownFields()
    }

    /// A custom header to be used in HTTP probes.
    public struct HTTPHeader: Model {
        /// The header field name.
        ///
        /// This will be canonicalized upon output, so case-variant names will be understood as the same header.
        public var name: String
        /// The header field value.
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// An action based on opening a socket.
    public struct TCPSocketAction: Model {
        /// Number or name of the port to access on the container.
        ///
        /// - Required
        public var port: IntOrString?
        /// Host name to connect to, defaults to the pod IP.
        public var host: String?
        public var unknownFields = UnknownFields()
    }

    /// An action involving a GRPC service.
    public struct GRPCAction: Model {
        /// Port number of the gRPC service.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// The name of the service in the gRPC health check request.
        public var service: String?
        /// The connection mode for the gRPC health probe.
        ///
        /// Set to "TLS" to use TLS without certificate verification. Set to "Plaintext" to use a plaintext (insecure)
        /// connection explicitly.
        ///
        /// - Values: TLS, Plaintext
        public var mode: String?
        public var unknownFields = UnknownFields()
    }

    /// A command run in the container.
    public struct ExecAction: Model {
        /// The command line to execute inside the container, the working directory for the command is root ('/') in
        /// the container's filesystem.
        ///
        /// The command is simply exec'd, it is not run inside a shell, so traditional shell instructions ('|', etc)
        /// won't work. To use a shell, you need to explicitly call out to that shell.
        public var command: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Scheme of a request.
    public enum URIScheme: String, Choice {
        case http = "HTTP"
        case https = "HTTPS"
    }
}
