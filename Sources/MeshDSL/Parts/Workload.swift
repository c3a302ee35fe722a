public import MeshModel

/// How much CPU and memory a service asks for, and how much it may take.
public struct Resources: ServicePart {
    let requirements: ResourceRequirements

    /// - Parameters:
    ///   - cpu: what is reserved, and at most used.
    ///   - memory: what is reserved, and at most used.
    public init(cpu: ClosedRange<Quantity>, memory: ClosedRange<Quantity>) {
        requirements = ResourceRequirements(
            requests: ["cpu": cpu.lowerBound, "memory": memory.lowerBound],
            limits: ["cpu": cpu.upperBound, "memory": memory.upperBound]
        )
    }

    public func apply(to plan: inout ServicePlan) { plan.resources = requirements }
}

/// An environment variable.
public struct Environment: ServicePart {
    private let variable: EnvVar
    private let secret: SecretUse?

    public init(_ name: String, _ value: String) {
        variable = EnvVar(name: name, value: value)
        secret = nil
    }

    /// A value that is read from a Secret when the container starts.
    public init(_ name: String, from credentials: Credentials, key: String) {
        variable = EnvVar(
            name: name,
            valueFrom: .init(secretKeyRef: SecretKeySelector(name: credentials.name, key: key))
        )
        secret = SecretUse(name: credentials.name, keys: [key])
    }

    public func apply(to plan: inout ServicePlan) {
        plan.environment.append(variable)
        if let secret { plan.secrets.append(secret) }
    }
}

/// A Secret that somebody else creates; the mesh holds its name, never a value.
public struct Credentials: Hashable, Sendable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// The arguments of the container.
public struct Arguments: ServicePart {
    private let arguments: [String]

    public init(_ arguments: String...) { self.arguments = arguments }
    public func apply(to plan: inout ServicePlan) { plan.arguments = arguments }
}

/// The number of pods of a service that is not scaled automatically.
public struct Replicas: ServicePart {
    private let count: Int

    public init(_ count: Int) { self.count = count }
    public func apply(to plan: inout ServicePlan) { plan.replicas = count }
}

/// The numeric user the container runs as, and the folders it may write to.
public struct RunAs: ServicePart {
    private let user: Int
    private let writablePaths: [String]
    private let size: Quantity

    /// - Parameter size: how much may be written to each of the folders.
    public init(user: Int, writable paths: [String] = ["/tmp"], size: Quantity = .mebibytes(64)) {
        self.user = user
        writablePaths = paths
        self.size = size
    }

    public func apply(to plan: inout ServicePlan) {
        plan.user = user
        plan.writablePaths = writablePaths
        plan.writableSize = size
    }
}

/// The paths that tell how a service is.
public struct Health: ServicePart {
    let startup: String
    let liveness: String
    let readiness: String

    public init(startup: String = "/startupz", liveness: String = "/healthz", readiness: String = "/readyz") {
        self.startup = startup
        self.liveness = liveness
        self.readiness = readiness
    }

    public func apply(to plan: inout ServicePlan) { plan.health = self }
}

/// A command in the container that succeeds while a store is well.
public struct HealthCommand: ServicePart {
    private let command: [String]

    public init(_ command: String...) { self.command = command }
    public func apply(to plan: inout ServicePlan) { plan.healthCommand = command }
}

/// Where a service publishes its Prometheus metrics: on its HTTP port.
public struct Metrics: ServicePart {
    let path: String

    public init(path: String = "/metrics") { self.path = path }
    public func apply(to plan: inout ServicePlan) { plan.metrics = self }
}

/// An annotation of the pods, or of the Service.
public struct Annotation: ServicePart {
    public enum Target: Sendable { case pods, service }

    private let key: String
    private let value: String
    private let target: Target

    public init(_ key: String, _ value: String, on target: Target = .pods) {
        self.key = key
        self.value = value
        self.target = target
    }

    public func apply(to plan: inout ServicePlan) {
        switch target {
        case .pods: plan.podAnnotations[key] = value
        case .service: plan.serviceAnnotations[key] = value
        }
    }
}
