import GymBackend
import GymCore
import ServiceKit
import Synchronization

/// Hands each event to all who follow and may see it; a reader that does not keep up is dropped.
final class Hub: Sendable {
    private struct Subscriber {
        let session: Session
        let deliveries: AsyncStream<Delivery>.Continuation
        /// Ends the connection, whatever is being written to it.
        let cut: @Sendable () -> Void
        var ending: (reason: Ending, at: Moment)?
    }

    private struct State {
        var subscribers: [Int: Subscriber] = [:]
        var lastNumber = 0
        var latest: EventID
        var isEnding = false
    }

    /// How long a reader that was ended may take to read that before it is cut off.
    private static let grace = Duration.seconds(10)

    private let limit: Int
    private let patience: Int
    private let state: Mutex<State>
    private let delivered, dropped: Counter

    /// - Parameters:
    ///   - limit: how many may subscribe.
    ///   - patience: how many deliveries wait for a reader before it is too slow.
    ///   - latest: the latest event, that nobody will be given.
    ///   - metrics: where its numbers go.
    init(limit: Int, patience: Int, latest: EventID, metrics: MetricsRegistry) {
        self.limit = limit
        self.patience = patience
        state = Mutex(State(latest: latest))
        delivered = metrics.counter("stream_deliveries_total", "Events that were handed to readers.")
        dropped = metrics.counter("stream_dropped_total", "Readers that did not keep up.")
        metrics.gauge("stream_subscribers", "Open streams and long polls.") { [self] in
            Double(state.withLock { $0.subscribers.count })
        }
    }

    /// The latest event that was delivered.
    var latest: EventID { state.withLock { $0.latest } }

    /// Follows what happens from now on; throws 503 if too many do, or this process ends.
    ///
    /// - Parameter cut: ends the connection; called if the reader does not even read that it was dropped.
    func subscribe(_ session: Session, cut: @escaping @Sendable () -> Void) throws(Problem) -> Subscription {
        let (deliveries, continuation) = AsyncStream.makeStream(
            of: Delivery.self,
            bufferingPolicy: .bufferingOldest(patience)
        )
        let subscriber = Subscriber(session: session, deliveries: continuation, cut: cut)
        let place = state.withLock { state -> (number: Int, start: EventID)? in
            guard !state.isEnding, state.subscribers.count < limit else { return nil }
            state.lastNumber += 1
            state.subscribers[state.lastNumber] = subscriber
            return (state.lastNumber, state.latest)
        }
        guard let place else { throw .later(seconds: 2, kind: "too-many-streams", title: "Too many streams are open") }
        return Subscription(deliveries: deliveries, start: place.start, number: place.number, hub: self)
    }

    /// Gives an event to all who may see it.
    func deliver(_ event: Event) {
        let frame = Frame(event)
        state.withLock { state in
            state.latest = max(state.latest, event.id)
            for (number, subscriber) in state.subscribers where event.isVisible(to: subscriber.session.caller) {
                offer(.event(frame), to: number, &state)
            }
        }
    }

    /// Sends heart-beats, ends streams whose token is too old, and cuts off those that were ended and do not go.
    func beat(now: Moment) {
        let stuck = state.withLock { state -> [Subscriber] in
            for (number, subscriber) in state.subscribers {
                if subscriber.session.expires <= now { end(number, .expired, now, &state) }
                offer(.beat, to: number, &state)
            }
            return state.subscribers.values.filter { $0.ending.map { $0.at <= now - Self.grace } ?? false }
        }
        for subscriber in stuck { subscriber.cut() }
    }

    /// Ends the streams of a log-in.
    func end(session: String) {
        state.withLock { state in
            for (number, subscriber) in state.subscribers where subscriber.session.id == session {
                end(number, .loggedOut, .now, &state)
            }
        }
    }

    /// Ends all streams, and takes no more.
    func endAll() {
        state.withLock { state in
            state.isEnding = true
            for number in state.subscribers.keys { end(number, .closing, .now, &state) }
        }
    }

    func leave(_ number: Int) {
        let subscriber = state.withLock { $0.subscribers.removeValue(forKey: number) }
        subscriber?.deliveries.finish()
    }

    func ending(of number: Int) -> Ending? {
        state.withLock { $0.subscribers[number]?.ending?.reason }
    }

    private func offer(_ delivery: Delivery, to number: Int, _ state: inout State) {
        guard let subscriber = state.subscribers[number], subscriber.ending == nil else { return }
        if case .dropped = subscriber.deliveries.yield(delivery) {
            end(number, .slow, .now, &state)
            dropped.increment()
        } else if case .event = delivery {
            delivered.increment()
        }
    }

    private func end(_ number: Int, _ reason: Ending, _ now: Moment, _ state: inout State) {
        guard state.subscribers[number]?.ending == nil else { return }
        state.subscribers[number]?.ending = (reason, now)
        state.subscribers[number]?.deliveries.finish()
    }
}
