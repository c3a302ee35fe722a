import FoundationEssentials

/// What a service is, before it runs: `--describe` prints it, so that a Deployment can be compared with it.
public struct ServiceDescription: Sendable {
    /// A port that the service listens on.
    public struct Port: Sendable {
        /// For example `http`, as in the Deployment.
        public let name: String
        /// The variable that tells the number.
        public let setting: Setting<Int>

        public init(_ name: String, _ variable: String, default number: Int) {
            self.name = name
            setting = .number(
                variable,
                default: number,
                allowed: 0...65_535,
                "The port for \(name); 0 takes a free one."
            )
        }
    }

    /// The user that the images run as, and the Deployments.
    public static let user = 65_532

    /// As in the mesh, for example `backend-main`.
    public let name: String
    public let http: Port
    public let grpc: Port?
    /// Every variable that the service reads.
    public let settings: [any DescribedSetting]

    /// - Parameter settings: what this service reads besides ``CommonSettings`` and its ports.
    public init(_ name: String, http: Int, grpc: Int? = nil, settings: [any DescribedSetting]) {
        self.name = name
        self.http = Port("http", "HTTP_PORT", default: http)
        self.grpc = grpc.map { Port("grpc", "GRPC_PORT", default: $0) }
        let ports: [any DescribedSetting] = ([self.http] + (self.grpc.map { [$0] } ?? [])).map(\.setting)
        self.settings = ports + CommonSettings.all + settings
    }

    /// The description as JSON.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
    }
}

/// The form of `--describe`.
private struct Document: Encodable {
    struct Port: Encodable {
        let name: String
        let number: Int
        let variable: String
    }
    struct Variable: Encodable {
        let name: String
        let summary: String
        let `default`: String?
    }

    let name: String
    let user = ServiceDescription.user
    let ports: [Port]
    let probes = [
        "startup": Probe.startup.rawValue, "liveness": Probe.liveness.rawValue, "readiness": Probe.readiness.rawValue,
    ]
    let metrics = Probe.metrics.rawValue
    let writablePaths = ["/tmp"]
    let environment: [Variable]

    init(_ service: ServiceDescription) {
        name = service.name
        ports = [service.http, service.grpc].compactMap { $0 }.map { port in
            Port(name: port.name, number: port.setting.fallback, variable: port.setting.name)
        }
        environment = service.settings.map { Variable(name: $0.name, summary: $0.summary, default: $0.defaultText) }
    }
}
