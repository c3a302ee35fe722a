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
    func feed(after id: EventID) -> any EventFeed { bus.feed(after: id) }
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
        try? await cancelWhenGracefulShutdown {
            var feed = try await start()
            while !Task.isCancelled {
                do {
                    if try await !feed.next().isEmpty { lists.clear() }
                } catch is GymError {
                    // The bus is away; readiness tells so, and lists live for a second only.
                    try await Task.sleep(for: .seconds(1))
                }
            }
        }
    }

    private func start() async throws -> any EventFeed {
        while true {
            do {
                return try await events.feed(after: events.latest())
            } catch is GymError {
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
