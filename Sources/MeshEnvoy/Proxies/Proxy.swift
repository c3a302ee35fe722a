public import MeshLint

/// An Envoy of the mesh: the gateway that a Gateway selects, or the sidecar of a workload.
public struct Proxy: Sendable {
    public enum Role: Sendable {
        case gateway
        case sidecar
    }

    public let role: Role
    public let name: String
    public let namespace: String
    /// The labels of its pods, by which policies and routes know it.
    public let labels: [String: String]
    public let serviceAccount: String
    /// What it stands beside; a gateway that is not among the inputs has none.
    public let workload: Workload?

    /// `name.namespace`, which no two proxies share.
    public var id: String { "\(name).\(namespace)" }

    /// The identity in its certificate.
    public var identity: String { SPIFFE.identity(serviceAccount, in: namespace) }

    init(_ role: Role, _ workload: Workload) {
        self.role = role
        self.workload = workload
        name = workload.name
        namespace = workload.namespace
        labels = workload.labels
        serviceAccount = workload.serviceAccount
    }

    /// A gateway that Gateways select and that none of the inputs defines, such as the one of Istio's own installation.
    init(gatewayLabelled labels: [String: String], in namespace: String) {
        role = .gateway
        workload = nil
        name = labels["istio"] ?? labels["app"] ?? labels.sorted { $0.key < $1.key }.first?.value ?? "gateway"
        self.namespace = namespace
        self.labels = labels
        serviceAccount = "\(name)-service-account"
    }
}

/// The names that certificates of a mesh carry.
///
/// Source: Istio, "Security", "Istio identity".
enum SPIFFE {
    static let trustDomain = "cluster.local"

    static func identity(_ serviceAccount: String, in namespace: String) -> String {
        "spiffe://\(trustDomain)/ns/\(namespace)/sa/\(serviceAccount)"
    }
}
