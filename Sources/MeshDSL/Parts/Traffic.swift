public import MeshModel

/// How long a request to the service may take in all; for TCP, how long a connection may take to be made.
public struct Timeout: ServicePart {
    private let duration: GoDuration

    public init(_ duration: GoDuration) { self.duration = duration }
    public func apply(to plan: inout ServicePlan) { plan.timeout = duration }
}

/// Requests whose answers go on for as long as both sides like: no time-out and no retry there.
public struct Streaming: ServicePart {
    private let streams: [Stream]

    /// HTTP requests at these paths and below them.
    public init(_ paths: String...) { streams = paths.map { Stream(path: $0, protocol: .http) } }

    /// gRPC calls of the methods of a package or a service: `gym.stream.v1`.
    public init(grpc package: String) { streams = [Stream(path: "/\(package).", protocol: .grpc)] }

    public func apply(to plan: inout ServicePlan) { plan.streams += streams }
}

/// Where a service streams.
struct Stream: Hashable, Sendable {
    var path: String
    var `protocol`: Port.ApplicationProtocol

    var uris: [StringMatch] {
        `protocol` == .grpc ? [.prefix(path)] : [.exact(path), .prefix(path + "/")]
    }
}

/// Tries a failed request again.
///
/// Requests that read (GET, HEAD, OPTIONS) are repeated whatever failed; others only where the service cannot have seen
/// them, so that nothing is done twice.
public struct Retries: ServicePart {
    let attempts: Int
    let perTry: GoDuration?
    let backoff: GoDuration?

    /// - Parameters:
    ///   - attempts: the most tries after the first.
    ///   - perTry: how long one try of a request that reads may take; absent means as long as the time-out.
    ///   - backoff: the shortest wait before a try, which grows exponentially with each.
    public init(_ attempts: Int, perTry: GoDuration? = nil, backoff: GoDuration? = .milliseconds(25)) {
        self.attempts = attempts
        self.perTry = perTry
        self.backoff = backoff
    }

    public func apply(to plan: inout ServicePlan) { plan.retries = self }
}

/// Takes a pod out of the balance for a while after it failed several times in a row.
public struct CircuitBreaker: ServicePart {
    let errors: Int
    let interval: GoDuration
    let ejection: GoDuration
    let maxEjectedPercent: Int

    /// - Parameters:
    ///   - errors: failures in a row that open the circuit.
    ///   - interval: how often the failures are looked at.
    ///   - ejection: how long a pod stays out the first time.
    ///   - maxEjectedPercent: how many of the pods may be out at once, 0...100.
    public init(
        errors: Int = 5,
        interval: GoDuration = .seconds(30),
        ejection: GoDuration = .seconds(30),
        maxEjectedPercent: Int = 50
    ) {
        self.errors = errors
        self.interval = interval
        self.ejection = ejection
        self.maxEjectedPercent = maxEjectedPercent
    }

    public func apply(to plan: inout ServicePlan) { plan.breaker = self }
}

/// How many connections a client's proxy opens to the service, and how many requests wait for one.
public struct ConnectionPool: ServicePart {
    let maxConnections: Int
    let maxPending: Int?

    /// - Parameter maxPending: requests that wait for a connection; as many as connections if absent. Of no meaning for
    ///   a service that speaks TCP.
    public init(maxConnections: Int, maxPending: Int? = nil) {
        self.maxConnections = maxConnections
        self.maxPending = maxPending
    }

    public func apply(to plan: inout ServicePlan) { plan.pool = self }
}

/// Which pod gets the next request.
public struct LoadBalancer: ServicePart {
    let algorithm: LoadBalancerSettings.Simple

    public init(_ algorithm: LoadBalancerSettings.Simple) { self.algorithm = algorithm }
    public func apply(to plan: inout ServicePlan) { plan.balancing = self }
}
