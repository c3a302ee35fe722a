/// The environment of a service, checked: every value can be read without an error.
public struct ServiceConfiguration: Sendable {
    public let service: ServiceDescription
    private let values: [String: String]

    /// Checks what the service reads, all of it at once.
    public init(_ service: ServiceDescription, environment: [String: String]) throws(ConfigurationError) {
        self.service = service
        values = environment.filter { entry in service.settings.contains { $0.name == entry.key } }
        let mistakes = service.settings.compactMap { setting in
            environment[setting.name].flatMap { setting.mistake(in: $0) }
        }
        guard mistakes.isEmpty else { throw ConfigurationError(mistakes: mistakes) }
    }

    /// The value of a variable, or its default.
    public subscript<Value>(setting: Setting<Value>) -> Value {
        precondition(service.settings.contains { $0.name == setting.name }, "\(setting.name) is not described")
        return values[setting.name].flatMap(setting.parse) ?? setting.fallback
    }
}

/// Variables that do not hold what they must.
public struct ConfigurationError: Error, CustomStringConvertible {
    /// A sentence for each, without values: they may be secret.
    public let mistakes: [String]

    public var description: String { mistakes.joined(separator: "; ") }
}
