import GymBackend
import GymCore
import Hummingbird
import ServiceKit

/// backend-stream with all of its parts.
enum StreamBackend {
    /// Adds the routes, and names what runs beside them.
    static func assemble(_ router: Router<StreamContext>, _ runtime: ServiceRuntime) async throws -> ServiceAssembly {
        let storage = try await Storage.open(runtime)
        let tokens = Tokens(storage, runtime: runtime)
        let hub = try await Hub(
            limit: runtime[StreamSettings.maxStreams],
            patience: runtime[StreamSettings.maxQueuedEvents],
            latest: storage.events.latest(),
            metrics: runtime.metrics
        )
        let history = History(events: storage.events)
        EventRoutes(hub: hub, history: history, guardian: Guardian(tokens: tokens)).add(to: router)
        let calls = CallServer(
            [EventCalls(hub: hub, history: history)],
            names: ["gym.stream.v1.EventService"],
            tokens: tokens,
            runtime: runtime
        )
        let feed = HubFeed(hub: hub, events: storage.events, tokens: tokens, logger: runtime.logger)
        return ServiceAssembly(services: [StorageService(storage), feed, calls], ending: { hub.endAll() })
    }
}
