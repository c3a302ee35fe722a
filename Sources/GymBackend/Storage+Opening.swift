public import GymCore
import Logging
public import ServiceKit

extension Storage {
    /// How long a database or a cache may take to answer for the first time.
    private static let patience = Duration.seconds(50)

    /// Opens what the environment names, once it answers; adds it to what the service needs to be ready, and its numbers to the metrics.
    public static func open(_ runtime: ServiceRuntime) async throws -> Storage {
        let settings = StorageSettings(
            mysqlURL: runtime[BackendSettings.mysql],
            redisURL: runtime[BackendSettings.redis],
            folder: runtime[BackendSettings.data]
        )
        let storage = try await untilItAnswers(runtime) { try await Storage(settings) }
        runtime.health.require("database") { try await storage.store.ping() }
        runtime.health.require("cache") { try await storage.cache.ping() }
        runtime.health.require("events") { try await storage.events.ping() }
        storage.measure(runtime.metrics)
        return storage
    }

    private static func untilItAnswers(
        _ runtime: ServiceRuntime,
        _ open: () async throws -> Storage
    ) async throws -> Storage {
        let end = ContinuousClock.now + patience
        while true {
            do {
                return try await open()
            } catch GymError.unavailable(let reason) where ContinuousClock.now < end {
                runtime.logger.warning("waiting for the database and the cache", metadata: ["reason": "\(reason)"])
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func measure(_ metrics: MetricsRegistry) {
        for server in usage.map(\.server) {
            let pool: @Sendable () -> PoolUsage? = { usage.first { $0.server == server }?.usage }
            metrics.gauge("pool_connections_open", "Connections to a server.", labels: ["server": server]) {
                Double(pool()?.open ?? 0)
            }
            metrics.gauge("pool_connections_busy", "Connections that do something.", labels: ["server": server]) {
                Double(pool()?.busy ?? 0)
            }
            metrics.gauge("pool_queue_depth", "Tasks that wait for a connection.", labels: ["server": server]) {
                Double(pool()?.waiting ?? 0)
            }
        }
    }
}
