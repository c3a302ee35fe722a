import Logging
import Synchronization

/// Whether a service has started, is ending, and can reach what it depends on.
public final class Health: Sendable {
    private enum Phase: Int, AtomicRepresentable {
        case starting, running, ending
    }

    private let phase = Atomic(Phase.starting)
    private let checks = Mutex<[(name: String, check: @Sendable () async throws -> Void)]>([])
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// Adds something that the service cannot do without.
    ///
    /// - Parameter check: throws where it cannot be reached; must come to an end by itself, within about a second.
    public func require(_ name: String, _ check: @escaping @Sendable () async throws -> Void) {
        checks.withLock { $0.append((name, check)) }
    }

    public var isStarted: Bool { phase.load(ordering: .relaxed) != .starting }
    public var isEnding: Bool { phase.load(ordering: .relaxed) == .ending }

    func started() {
        _ = phase.compareExchange(expected: .starting, desired: .running, ordering: .relaxed)
    }

    func ending() {
        phase.store(.ending, ordering: .relaxed)
    }

    /// The names of what keeps the service from being ready; none if it is.
    public func obstacles() async -> [String] {
        guard isStarted else { return ["starting"] }
        guard !isEnding else { return ["ending"] }
        return await withTaskGroup(of: String?.self) { group in
            for (name, check) in checks.withLock({ $0 }) {
                group.addTask { await self.hasFailed(name, check) ? name : nil }
            }
            return await group.reduce(into: []) { names, name in names += name.map { [$0] } ?? [] }.sorted()
        }
    }

    private func hasFailed(_ name: String, _ check: () async throws -> Void) async -> Bool {
        do {
            try await check()
            return false
        } catch {
            logger.warning("not ready", metadata: ["dependency": "\(name)", "error": "\(error)"])
            return true
        }
    }
}
