public import Logging

/// What every service can be told.
public enum CommonSettings {
    public static let listenAddress = Setting.text(
        "LISTEN_ADDRESS",
        default: "127.0.0.1",
        "The address to listen on; images set 0.0.0.0."
    )
    public static let logLevel = Setting<Logger.Level>(
        "LOG_LEVEL",
        default: .info,
        expected: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))",
        "What is logged: this level and worse. Each request is logged at debug."
    ) { Logger.Level(rawValue: $0) }
    public static let version = Setting.optional(
        "SERVICE_VERSION",
        "The version, which responses carry in x-service-version."
    )
    public static let colour = Setting.optional(
        "SERVICE_COLOUR",
        "The colour of a blue-green release, which responses carry in x-service-colour."
    )
    public static let maxRequests = Setting.number(
        "MAX_REQUESTS",
        default: 512,
        allowed: 1...100_000,
        "How many requests are answered at a time; more get 503 with Retry-After."
    )
    public static let maxConnections = Setting.number(
        "MAX_CONNECTIONS",
        default: 10_000,
        allowed: 1...1_000_000,
        "How many connections are open at a time; more have to wait."
    )
    public static let maxBodyBytes = Setting.number(
        "MAX_BODY_BYTES",
        default: 65_536,
        allowed: 1...100_000_000,
        "How large the body of a request may be; a larger one gets 413."
    )
    public static let requestSeconds = Setting.number(
        "REQUEST_SECONDS",
        default: 10,
        allowed: 1...3_600,
        "How long a request may take to arrive whole; a slower one gets 408."
    )
    public static let drainSeconds = Setting.number(
        "DRAIN_SECONDS",
        default: 0,
        allowed: 0...600,
        "How long to go on after SIGTERM, not ready any more, so that nobody is sent here when it ends; images set 3."
    )
    public static let shutdownSeconds = Setting.number(
        "SHUTDOWN_SECONDS",
        default: 25,
        allowed: 1...3_600,
        "How long what is in flight may take to end; then it is cut off."
    )
    public static let traceEndpoint = Setting.optionalURL(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        schemes: ["http", "https"],
        "Where spans go, as OTLP over HTTP in JSON, for example http://localhost:4318; without it, nowhere."
    )
    public static let faultsAllowed = Setting.flag(
        "FAULTS_ALLOWED",
        "Whether PUT /faults may make this service fail, for demonstrations."
    )

    static let all: [any DescribedSetting] = [
        listenAddress, logLevel, version, colour, maxRequests, maxConnections, maxBodyBytes, requestSeconds,
        drainSeconds,
        shutdownSeconds, traceEndpoint, faultsAllowed,
    ]
}
