public import Logging

/// What can be done in the gym and by whom; what REST and gRPC both stand on.
///
/// Every method throws ``GymError``. What changes is told to those who listen after it is stored; if the bus does not
/// answer, it is stored all the same.
public struct Gym: Sendable {
    public let store: GymStore
    public let events: any EventBus
    let logger: Logger

    public init(store: GymStore, events: any EventBus, logger: Logger) {
        self.store = store
        self.events = events
        self.logger = logger
    }

    /// Hands events to those who listen; a bus that fails is logged and no reason to fail.
    public func publish(_ drafts: [EventDraft]) async {
        for draft in drafts {
            do {
                try await events.publish(draft)
            } catch {
                logger.warning("An event was not published", metadata: ["kind": "\(draft.kind)", "error": "\(error)"])
            }
        }
    }
}
