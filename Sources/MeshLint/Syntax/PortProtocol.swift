public import MeshModel

/// The protocol of a port, as Istio tells it.
///
/// Source: Istio, `pkg/config/protocol/instance.go`; "Protocol Selection" for the names of Service ports.
public enum PortProtocol: String, Sendable, CaseIterable {
    case tcp, udp, grpc
    case grpcWeb = "grpc-web"
    case http
    case httpProxy = "http_proxy"
    case http2, https, tls, mongo, redis, mysql
    /// Not said: Istio looks at the first bytes.
    case unknown = ""

    /// A protocol by its name, in any case; `nil` if there is none of that name.
    public init?(text: String) {
        guard !text.isEmpty, let found = PortProtocol(rawValue: text.lowercased()) else { return nil }
        self = found
    }

    /// The protocol of a Service's port: `appProtocol`, else what its name begins with.
    public init(of port: Service.Port) {
        if port.protocol == .udp {
            self = .udp
        } else if let text = port.appProtocol {
            self = Self.application(text) ?? .unknown
        } else {
            self = Self.ofPortName(port.name ?? "") ?? .unknown
        }
    }

    /// What an `appProtocol` stands for; `nil` for a name that Istio does not know.
    public static func application(_ text: String) -> PortProtocol? {
        switch text {
        case "kubernetes.io/h2c": .http2
        case "kubernetes.io/ws": .http
        case "kubernetes.io/wss": .https
        default: ofPortName(text)
        }
    }

    /// The protocol that a port's name begins with, up to `-`; `nil` if it begins with none.
    public static func ofPortName(_ name: String) -> PortProtocol? {
        let lowered = name.lowercased()
        if lowered == "grpc-web" || lowered.hasPrefix("grpc-web-") { return .grpcWeb }
        return PortProtocol(text: String(Substring(lowered.utf8.prefix { $0 != UInt8(ascii: "-") })))
    }

    /// Whether requests on it are HTTP to the proxy.
    public var isHTTP: Bool {
        switch self {
        case .http, .http2, .grpc, .grpcWeb, .httpProxy: true
        default: false
        }
    }

    /// Whether the proxy sees TLS on it.
    public var isTLS: Bool { self == .https || self == .tls }

    /// Whether the proxy treats it as plain TCP.
    public var isTCP: Bool {
        switch self {
        case .tcp, .mongo, .redis, .mysql, .tls, .https: true
        default: false
        }
    }
}
