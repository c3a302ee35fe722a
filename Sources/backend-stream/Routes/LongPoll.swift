import GymCore

/// Waits for events on behalf of a reader that asks again and again.
struct LongPoll: Sendable {
    /// Less than the 60 seconds after which proxies give up.
    private static let patience = Duration.seconds(55)

    let subscription: Subscription
    /// What happened before the subscription began.
    let missed: [Event]

    /// The events as JSON, as soon as there are any, or none after a while.
    func answer() async -> String {
        guard missed.isEmpty else { return Self.page(missed, last: subscription.start) }
        guard let event = await first() else { return Self.page([], last: subscription.start) }
        return Self.page([event], last: event.id)
    }

    private func first() async -> Event? {
        await withTaskGroup(of: Event?.self) { group in
            group.addTask {
                for await case .event(let frame) in subscription.deliveries { return frame.event }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private static func page(_ events: [Event], last: EventID) -> String {
        let items = events.map { event in
            #"{"id":"\#(event.id)","kind":"\#(event.kind.rawValue)","payload":\#(event.payload),"at":"\#(event.at)"}"#
        }
        return #"{"items":[\#(items.joined(separator: ","))],"last":"\#(last)"}"#
    }
}
