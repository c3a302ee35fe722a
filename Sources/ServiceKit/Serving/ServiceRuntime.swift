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

    public subscript<Value>(setting: Setting<Value>) -> Value { configuration[setting] }
}

/// What a service is made of, besides its routes.
public struct ServiceAssembly: Sendable {
    /// What runs beside the HTTP server; started in this order, ended in the opposite one, after the server.
    public var services: [any Service]
    /// What must be done before requests are answered, such as migrations. The server listens already, and says that it is starting.
    public var start: @Sendable () async throws -> Void
    /// What is done once the server must end, before it waits for what is in flight: long answers are asked to finish here.
    public var ending: @Sendable () async -> Void

    public init(
        services: [any Service] = [],
        ending: @escaping @Sendable () async -> Void = {},
        start: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.services = services
        self.ending = ending
        self.start = start
    }
}
