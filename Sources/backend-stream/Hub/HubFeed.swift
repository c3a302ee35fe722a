import FoundationEssentials
import GymBackend
import GymCore
import Logging
import ServiceLifecycle

/// Takes events from the bus to the hub, and gives the hub its beat.
struct HubFeed: Service {
    private struct EndedSession: Decodable {
        let session: String
    }

    private static let beat = Duration.seconds(15)

    let hub: Hub
    let events: any EventBus
    let tokens: Tokens
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var feed = events.feed(after: hub.latest)
            var nextBeat = ContinuousClock.now + Self.beat
            while !Task.isCancelled {
                for event in await next(from: &feed) { await take(event) }
                guard ContinuousClock.now >= nextBeat else { continue }
                hub.beat(now: .now)
                nextBeat += Self.beat
            }
        }
    }

    /// The next events; none after a while, or if the bus is away.
    private func next(from feed: inout any EventFeed) async -> [Event] {
        do {
            return try await feed.next()
        } catch is CancellationError {
            return []
        } catch {
            logger.warning("events do not come in", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .milliseconds(500))
            return []
        }
    }

    private func take(_ event: Event) async {
        if event.kind == .sessionEnded { await end(event.payload) }
        hub.deliver(event)
    }

    private func end(_ payload: String) async {
        guard let ended = try? JSONDecoder().decode(EndedSession.self, from: Data(payload.utf8)) else { return }
        // Where every process has a cache of its own, this one does not know yet.
        try? await tokens.revoke(session: ended.session)
        hub.end(session: ended.session)
    }
}
