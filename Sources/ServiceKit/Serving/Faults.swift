import HTTPTypes
import Synchronization

/// What is made to go wrong, for demonstrations of a mesh.
public struct Faults: Codable, Hashable, Sendable {
    /// The share of requests that get 500, 0 to 1.
    public var errorRate = 0.0
    /// What is added to each request.
    public var latencyMilliseconds = 0
    /// Whether the service says that it is not ready.
    public var notReady = false

    var isNone: Bool { self == Faults() }

    /// What is wrong with the switches; empty if nothing is.
    var mistakes: [Problem.FieldError] {
        var mistakes: [Problem.FieldError] = []
        if !(0...1).contains(errorRate) { mistakes.append(.init("errorRate", "must be from 0 to 1")) }
        if !(0...60_000).contains(latencyMilliseconds) {
            mistakes.append(.init("latencyMilliseconds", "must be from 0 to 60000"))
        }
        return mistakes
    }

    /// Does to a request what is switched on.
    func strike() async throws {
        if latencyMilliseconds > 0 { try await Task.sleep(for: .milliseconds(latencyMilliseconds)) }
        if errorRate > 0, Double.random(in: 0..<1) < errorRate {
            throw Problem(.internalServerError, kind: "fault", title: "This fault was asked for")
        }
    }
}

extension Faults {
    /// Switches that are not there yet keep their defaults.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        errorRate = try container.decodeIfPresent(Double.self, forKey: .errorRate) ?? 0
        latencyMilliseconds = try container.decodeIfPresent(Int.self, forKey: .latencyMilliseconds) ?? 0
        notReady = try container.decodeIfPresent(Bool.self, forKey: .notReady) ?? false
    }
}

/// The switches of a running service.
final class FaultSwitches: Sendable {
    /// Whether any is on, so that a request need not look at all of them.
    private let isOn = Atomic(false)
    private let faults = Mutex(Faults())

    var current: Faults? { isOn.load(ordering: .relaxed) ? faults.withLock { $0 } : nil }

    func set(_ new: Faults) {
        faults.withLock { $0 = new }
        isOn.store(!new.isNone, ordering: .relaxed)
    }
}
