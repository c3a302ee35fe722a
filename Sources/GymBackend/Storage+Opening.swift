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
        let storage = try await untilItAnswers(runtime) { try await Storage(settings, logger: runtime.logger) }
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
        let store = store
        metrics.gauge("database_connections_open", "Connections to the database.") { Double(store.usage.open) }
        metrics.gauge("database_connections_busy", "Connections to the database that do something.") {
            Double(store.usage.busy)
        }
        metrics.gauge("database_queue_depth", "Tasks that wait for a connection to the database.") {
            Double(store.usage.waiting)
        }
    }
}
