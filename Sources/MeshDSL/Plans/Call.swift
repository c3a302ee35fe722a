import MeshModel

/// Leave for somebody to call a service: the source of policies, network rules and of what a sidecar knows.
struct Call: Hashable, Sendable {
    var caller: Caller
    /// The name of the service that is called.
    var callee: String
    /// HTTP methods; empty for all.
    var methods: [HTTPMethod] = []
    /// Paths, with `*` at the start or the end; empty for all.
    var paths: [String] = []
    /// Ports; empty for all of the service.
    var ports: [Int] = []
    /// Whether the outside is behind the caller, which must not see how the service is doing.
    var isPublic = false
}

/// Who may call a service.
public enum Caller: Hashable, Sendable {
    /// A workload of this mesh, by the name of its service account.
    case workload(String)
    /// Every workload of another namespace.
    case namespace(String)
    /// A workload elsewhere: `cluster.local/ns/jobs/sa/importer`.
    case principal(String)
    /// Whoever calls from a block of addresses, such as `10.20.0.0/16`, and has no identity in the mesh.
    ///
    /// Such a caller has no certificate, so the service must take mutual TLS for optional: `MutualTLS(.permissive)`.
    case addresses(String)

    /// A service of this mesh.
    public static func service(_ service: Service) -> Caller { .workload(service.name) }
    /// What an ingress lets in.
    public static func ingress(_ name: String = Ingress.standardName) -> Caller { .workload(name) }
}

/// A method of HTTP.
public enum HTTPMethod: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"

    /// Methods that change nothing, and so may be repeated.
    public static let reading: [HTTPMethod] = [.get, .head, .options]
}
