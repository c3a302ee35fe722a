/// A service as users and manifests name it: `reviews`, `reviews.prod` or `reviews.prod.svc.cluster.local`.
public struct ServiceName: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// `nil` where none is said.
    public let namespace: String?

    public init(name: String, namespace: String?) {
        self.name = name
        self.namespace = namespace
    }

    /// Reads a host as written in a resource of `namespace`.
    public init(host: String, in namespace: String?) {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch labels.count {
        case 1: self.init(name: host, namespace: namespace)
        case 2: self.init(name: labels[0], namespace: labels[1])
        default:
            let isCluster = labels[2] == "svc"
            self.init(name: isCluster ? labels[0] : host, namespace: isCluster ? labels[1] : nil)
        }
    }

    /// Whether both can be the same service; a namespace that is not said matches any.
    func matches(_ other: ServiceName) -> Bool {
        name == other.name && (namespace == nil || other.namespace == nil || namespace == other.namespace)
    }

    public var description: String { namespace.map { "\(name).\($0)" } ?? name }
}
