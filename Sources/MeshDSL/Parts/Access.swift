import MeshModel

/// The calls that a service makes: gives it the callee's address, and leave to call it.
///
/// ```swift
/// Calls(backendMain, methods: [.get, .post], paths: ["/api/main/*"])
/// ```
public struct Calls: ServicePart {
    private let callee: Service
    private let methods: [HTTPMethod]
    private let paths: [String]

    /// - Parameters:
    ///   - methods: absent means all.
    ///   - paths: with `*` at the start or the end; absent means all.
    public init(_ callee: Service, methods: [HTTPMethod] = [], paths: [String] = []) {
        self.callee = callee
        self.methods = methods
        self.paths = paths
    }

    public func apply(to plan: inout ServicePlan) {
        plan.calls.append(
            Call(
                caller: .workload(plan.name),
                callee: callee.name,
                methods: methods,
                paths: paths,
                ports: paths.isEmpty ? [] : callee.plan.httpPort.map { [$0.number] } ?? []
            )
        )
        if let port = callee.plan.httpPort {
            let name = callee.name.uppercased().replacing("-", with: "_")
            plan.environment.append(EnvVar(name: "\(name)_URL", value: "http://\(callee.name):\(port.number)"))
        }
    }
}

/// A store that a service reads and writes: gives it the address and the credentials, and leave to connect.
public struct Uses: ServicePart {
    private let store: Service
    private let variable: String
    private let credentials: Credentials
    private let key: String

    /// - Parameters:
    ///   - database: its URL goes into the environment variable `variable`, from the key `url` of its credentials.
    public init(_ database: Database, as variable: String = "DATABASE_URL") {
        self.init(database.service, variable, database.credentials, "url")
    }

    /// - Parameter cache: its URL goes into the environment variable `variable`, from the key `url` of its credentials.
    public init(_ cache: Cache, as variable: String = "CACHE_URL") {
        self.init(cache.service, variable, cache.credentials, "url")
    }

    private init(_ store: Service, _ variable: String, _ credentials: Credentials, _ key: String) {
        self.store = store
        self.variable = variable
        self.credentials = credentials
        self.key = key
    }

    public func apply(to plan: inout ServicePlan) {
        plan.calls.append(Call(caller: .workload(plan.name), callee: store.name))
        Environment(variable, from: credentials, key: key).apply(to: &plan)
    }
}

/// Leave to call a service, given by the service itself or by the mesh.
///
/// ```swift
/// Allow(from: [.namespace("jobs")], methods: [.post], paths: ["/internal/*"])   // inside a Service
/// Allow(from: frontend, to: backendMain, methods: [.get])                       // inside a Mesh
/// ```
public struct Allow: ServicePart, MeshPart {
    private let callers: [Caller]
    private let callee: String?
    private let methods: [HTTPMethod]
    private let paths: [String]

    public init(from callers: [Caller], methods: [HTTPMethod] = [], paths: [String] = []) {
        self.callers = callers
        callee = nil
        self.methods = methods
        self.paths = paths
    }

    public init(from caller: Service, to callee: Service, methods: [HTTPMethod] = [], paths: [String] = []) {
        self.init(from: [.service(caller)], to: callee, methods: methods, paths: paths)
    }

    public init(from callers: [Caller], to callee: Service, methods: [HTTPMethod] = [], paths: [String] = []) {
        self.callers = callers
        self.callee = callee.name
        self.methods = methods
        self.paths = paths
    }

    public func apply(to plan: inout ServicePlan) { plan.allowances += calls(to: callee ?? plan.name) }

    public func contribute(to plan: inout MeshPlan) {
        guard let callee else {
            let message = "this 'Allow' names no service: write Allow(from:to:), or put it into a Service"
            return plan.problems.append(MeshProblem(place: plan.place, message: message))
        }
        plan.calls += calls(to: callee)
    }

    private func calls(to callee: String) -> [Call] {
        callers.map { Call(caller: $0, callee: callee, methods: methods, paths: paths) }
    }
}
