public import AsyncHTTPClient
public import Logging
public import ServiceLifecycle

/// What a service is given to build itself with.
public struct ServiceRuntime: Sendable {
    public let configuration: ServiceConfiguration
    public let logger: Logger
    public let metrics: MetricsRegistry
    public let health: Health
    /// The client for requests to other services.
    public let client: HTTPClient
    /// Where spans go; nil where they go nowhere.
    public let spans: SpanExporter?
    let faults = FaultSwitches()
    /// How many requests may be under way.
    private let limit: Int

    init(_ configuration: ServiceConfiguration, logger: Logger, client: HTTPClient) {
        let metrics = MetricsRegistry()
        self.configuration = configuration
        self.logger = logger
        self.metrics = metrics
        self.client = client
        health = Health(logger: logger)
        limit = configuration[CommonSettings.maxRequests]
        spans = configuration[CommonSettings.traceEndpoint].map { endpoint in
            let name = configuration.service.name
            return SpanExporter(service: name, endpoint: endpoint, client: client, metrics: metrics, logger: logger)
        }
    }

    /// The value of a variable; looks into the environment each time, so not for every request.
    public subscript<Value>(setting: Setting<Value>) -> Value { configuration[setting] }
}

extension ServiceRuntime {
    /// Does what a request asks for, with the faults that are switched on; throws 503 where too many are under way.
    public func admit<Result>(_ work: () async throws -> Result) async throws -> Result {
        guard metrics.requests.begin(limit: limit) else {
            throw Problem.later(seconds: 1, kind: "overloaded", title: "There is too much to do at the moment")
        }
        defer { metrics.requests.end() }
        try await faults.current?.strike()
        return try await work()
    }
}

/// What a service is made of, besides its routes.
public struct ServiceAssembly: Sendable {
    /// What runs beside the HTTP server; started in this order, ended in the opposite one, after the server.
    public var services: [any Service]
    /// What is done once the server must end, before it waits for what is in flight: long answers are asked to finish here.
    public var ending: @Sendable () async -> Void

    public init(
        services: [any Service] = [],
        ending: @escaping @Sendable () async -> Void = {}
    ) {
        self.services = services
        self.ending = ending
    }
}
