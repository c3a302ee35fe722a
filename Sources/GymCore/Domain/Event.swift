/// Something that happened, for those who follow it live.
public struct Event: Hashable, Sendable {
    public let id: EventID
    public let kind: Kind
    /// A JSON object: what the API shows of the class or the booking.
    public let payload: String
    public let audience: Audience
    public let at: Moment

    /// What happened.
    public enum Kind: String, Sendable, CaseIterable {
        case classScheduled = "class.scheduled"
        /// Also when the number of bookings changes.
        case classUpdated = "class.updated"
        case classCancelled = "class.cancelled"
        case bookingUpdated = "booking.updated"
        /// A log-in is no longer valid: `{"session": "…"}`. For services alone, that end what it has open.
        case sessionEnded = "session.ended"
    }

    /// Who may see an event.
    public enum Audience: Hashable, Sendable {
        case everyone
        /// The member with this id, and administrators.
        case member(String)
        /// The gym's own programs.
        case services
    }

    public init(id: EventID, kind: Kind, payload: String, audience: Audience, at: Moment) {
        self.id = id
        self.kind = kind
        self.payload = payload
        self.audience = audience
        self.at = at
    }

    /// Whether somebody may see the event.
    public func isVisible(to caller: Caller) -> Bool {
        switch audience {
        case .everyone: true
        case .member(let id): id == caller.id || caller.role == .admin
        case .services: false
        }
    }
}

/// The place of an event in the order of all; as text for example `1764093600000-3`.
public struct EventID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// When it was published: a number that grows with time, whose unit is the bus's own.
    public let time: UInt64
    /// Tells apart what was published at the same time.
    public let sequence: UInt64

    public init(time: UInt64, sequence: UInt64 = 0) {
        self.time = time
        self.sequence = sequence
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = UInt64(parts[0]), let sequence = UInt64(parts[1]) else { return nil }
        self.init(time: time, sequence: sequence)
    }

    public var description: String { "\(time)-\(sequence)" }

    public static func < (left: EventID, right: EventID) -> Bool {
        (left.time, left.sequence) < (right.time, right.sequence)
    }
}

/// An event that is not yet published.
public struct EventDraft: Hashable, Sendable {
    public let kind: Event.Kind
    public let payload: String
    public let audience: Event.Audience

    public init(_ kind: Event.Kind, payload: String, audience: Event.Audience) {
        self.kind = kind
        self.payload = payload
        self.audience = audience
    }
}
