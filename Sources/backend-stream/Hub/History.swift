import GymCore

/// What happened before a reader came.
struct History: Sendable {
    let events: any EventBus

    /// The remembered events from after one up to another, that somebody may see; empty if the first is not before the other.
    func events(after id: EventID, upTo end: EventID, for caller: Caller) async throws -> [Event] {
        var (found, last) = ([Event](), id)
        while last < end {
            let part = try await events.events(after: last, limit: 500)
            guard let next = part.last?.id else { break }
            found += part.filter { $0.id <= end && $0.isVisible(to: caller) }
            last = next
        }
        return found
    }
}
