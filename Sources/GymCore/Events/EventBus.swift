/// Carries events from any process of the gym to all that listen, in one order, and remembers the latest of them.
///
/// Every method throws ``GymError/unavailable(_:)`` if the bus does not answer.
public protocol EventBus: Sendable {
    /// Gives an event its place in the order and hands it to all who listen.
    func publish(_ draft: EventDraft) async throws

    /// The remembered events after one, the earliest first.
    ///
    /// - Parameter limit: how many at the most.
    func events(after id: EventID, limit: Int) async throws -> [Event]

    /// The id of the latest event; ``EventID/beginning`` if there is none.
    func latest() async throws -> EventID

    /// Begins to listen for what comes after an event.
    func feed(after id: EventID) -> any EventFeed

    /// Throws if the bus does not answer.
    func ping() async throws
}

/// Hands out events as they come.
public protocol EventFeed: Sendable {
    /// The next events, each once and in order; none if a second goes by without any.
    ///
    /// Throws ``GymError/unavailable(_:)`` while the bus does not answer, and goes on from there when it does.
    mutating func next() async throws -> [Event]
}

/// What all buses have in common.
enum EventLog {
    /// How many events a bus remembers, so that a listener can be away for a while.
    static let length = 10_000
    /// How many events a feed gives at a time.
    static let batch = 500
}

extension EventID {
    /// Before all events.
    public static let beginning = EventID(time: 0)
}
