import GymCore
import NIOCore

/// What a subscriber is given.
enum Delivery: Sendable {
    case event(Frame)
    /// Nothing happened for a while; says that the connection is alive.
    case beat
}

/// An event, and what server-sent events say of it; made once for all subscribers.
struct Frame: Sendable {
    let event: Event
    let text: ByteBuffer

    init(_ event: Event) {
        self.event = event
        text = ByteBuffer(string: "id: \(event.id)\nevent: \(event.kind.rawValue)\ndata: \(event.payload)\n\n")
    }
}

/// Why a stream ends before its reader ends it.
enum Ending: String, Sendable {
    /// The reader does not keep up.
    case slow
    /// The access token is too old.
    case expired
    /// The log-in was ended.
    case loggedOut = "logged-out"
    /// This process ends.
    case closing
}

/// One reader's place in a ``Hub``.
struct Subscription: Sendable {
    /// Events in order, and heart-beats; ends when the hub or the reader ends it.
    let deliveries: AsyncStream<Delivery>
    /// The latest event when it began: everything after it is delivered.
    let start: EventID
    private let number: Int
    private let hub: Hub

    init(deliveries: AsyncStream<Delivery>, start: EventID, number: Int, hub: Hub) {
        self.deliveries = deliveries
        self.start = start
        self.number = number
        self.hub = hub
    }

    /// Gives the place up; may be done twice.
    func leave() {
        hub.leave(number)
    }

    /// Why the hub has ended it; nothing if it has not.
    var ending: Ending? { hub.ending(of: number) }
}
