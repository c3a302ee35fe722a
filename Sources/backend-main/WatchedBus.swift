import GymCore
import ServiceKit
import ServiceLifecycle

/// An event bus that tells this process at once what it publishes.
struct WatchedBus: EventBus {
    private let bus: any EventBus
    private let published: @Sendable () -> Void

    /// - Parameter published: called before the event goes out.
    init(_ bus: any EventBus, published: @escaping @Sendable () -> Void) {
        self.bus = bus
        self.published = published
    }

    func publish(_ draft: EventDraft) async throws {
        published()
        try await bus.publish(draft)
    }

    func events(after id: EventID, limit: Int) async throws -> [Event] { try await bus.events(after: id, limit: limit) }
    func latest() async throws -> EventID { try await bus.latest() }
    func subscribe() -> AsyncStream<Event> { bus.subscribe() }
    func ping() async throws { try await bus.ping() }
}

/// Ends the kept lists of classes when another process changes a class.
struct ClassListUpdates: Service {
    private let events: any EventBus
    private let lists: ClassLists

    init(_ events: any EventBus, _ lists: ClassLists) {
        self.events = events
        self.lists = lists
    }

    func run() async throws {
        for await _ in events.subscribe().cancelOnGracefulShutdown() { lists.clear() }
    }
}
