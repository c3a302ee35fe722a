import MeshModel

/// All that is declared of one service, as plain values.
public struct ServicePlan: Sendable {
    public let name: String
    let place: SourcePlace
    var image: String
    var release = Release.single("v1")
    var ports: [Port] = []
    var environment: [EnvVar] = []
    var secrets: [SecretUse] = []
    var arguments: [String]?
    var resources = ResourceRequirements()
    var health: Health?
    var healthCommand: [String]?
    var replicas: Int?
    var autoscaling: Autoscale?
    var verticalAutoscaling: VerticalAutoscale?
    var disruption: DisruptionBudget?
    var storage: Storage?
    var user = 65532
    var writablePaths = ["/tmp"]
    var writableSize = Quantity.mebibytes(64)
    var podAnnotations: [String: String] = [:]
    var serviceAnnotations: [String: String] = [:]
    var metrics: Metrics?

    var timeout: GoDuration?
    var streams: [Stream] = []
    var retries: Retries?
    var breaker: CircuitBreaker?
    var pool: ConnectionPool?
    var balancing: LoadBalancer?
    var mutualTLS: MutualTLS?

    /// The calls that this service makes.
    var calls: [Call] = []
    /// The calls that others may make.
    var allowances: [Call] = []
    var egress: [Egress] = []
    var adjustments: [Adjustment] = []
    /// Typed resources that belong to the service.
    var resourcesDeclared: [DeclaredResource] = []
    var problems: [MeshProblem] = []

    init(name: String, image: String, place: SourcePlace) {
        self.name = name
        self.image = image
        self.place = place
    }

    /// The first port that speaks HTTP, which probes and routes use.
    var httpPort: Port? { ports.first { $0.protocol == .http } }
    /// Whether the mesh sees requests, not only connections.
    var speaksHTTP: Bool { ports.contains { $0.protocol.isHTTP } }
    /// Seconds for what is in flight when a pod stops: as long as a request may take, and a little more.
    var gracePeriod: Int { isStateful ? 60 : max(30, (timeout?.nanoseconds ?? 0) / 1_000_000_000 + 5) }
    var isStateful: Bool { storage != nil }
    var labels: [String: String] { ["app": name] }
}

/// How a service reads a Secret.
struct SecretUse: Hashable, Sendable {
    var name: String
    var keys: [String]
}

/// One version of a service, with the share of the requests that it gets.
struct VersionShare: Hashable, Sendable {
    var version: String
    var image: String?
    /// In percent, 0...100.
    var percent: Int
}

/// Which versions of a service run side by side.
enum Release: Hashable, Sendable {
    case single(String)
    case canary(stable: VersionShare, canary: VersionShare)
    case blueGreen(blue: VersionShare, green: VersionShare)

    var versions: [VersionShare] {
        switch self {
        case .single(let version): [VersionShare(version: version, percent: 100)]
        case .canary(let stable, let canary): [stable, canary]
        case .blueGreen(let blue, let green): [blue, green]
        }
    }

    var isSingle: Bool {
        if case .single = self { true } else { false }
    }
}
