import MeshModel

/// All declarations of a mesh as plain values, before resources are derived from them.
public struct MeshPlan: Sendable {
    /// One declaration in its place.
    enum Part: Sendable {
        case service(Service)
        case ingress(Ingress)
        case egress(Egress)
        case resource(DeclaredResource)
    }

    public let name: String
    public let namespace: String
    let place: SourcePlace
    var parts: [Part] = []
    /// Who may call whom.
    var calls: [Call] = []
    var policy = NamespacePolicy()
    var adjustments: [Adjustment] = []
    var policies: [Policy] = []
    var problems: [MeshProblem] = []

    init(name: String, namespace: String, place: SourcePlace) {
        self.name = name
        self.namespace = namespace
        self.place = place
    }

    mutating func add(_ parts: MeshParts) {
        for part in parts.parts { part.contribute(to: &self) }
    }

    /// The SPIFFE identity of a workload, as AuthorizationPolicy spells it.
    func principal(of account: String) -> String { "cluster.local/ns/\(namespace)/sa/\(account)" }

    /// The name of a service that resolves in every namespace.
    func host(of service: String) -> String { "\(service).\(namespace).svc.cluster.local" }
}

/// What holds for the whole namespace of a mesh.
struct NamespacePolicy: Sendable {
    var mutualTLS: MutualTLS?
    /// Whether a request that no declaration allows is refused.
    var deniesByDefault = false
    /// Whether traffic that no declaration allows is dropped.
    var isolatesNetwork = false
    /// Whether workloads reach declared hosts only.
    var restrictsEgress = false
    var namespaceLabels: [String: String]?
    var observability: Observability?
}
