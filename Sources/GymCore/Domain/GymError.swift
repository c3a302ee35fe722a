/// Why something is not done; each case is one status of the API.
public enum GymError: Error, Hashable, Sendable {
    /// There is no such thing, or the caller may not know that there is.
    case notFound
    /// The caller's role does not allow it.
    case forbidden
    /// It cannot be done as things are.
    case conflict(Conflict)
    /// Somebody else changed it in the meantime.
    case outdated
    /// Values are wrong; never empty.
    case invalid([FieldError])
    /// The database or the cache does not answer; it may be that it was done. The text is for logs.
    case unavailable(String)
}

/// What stands in the way.
public enum Conflict: String, Sendable, CaseIterable {
    case emailTaken = "email-taken"
    case alreadyBooked = "already-booked"
    case classCancelled = "class-cancelled"
    case classStarted = "class-started"
    case planLimit = "plan-limit"
    case alreadyCancelled = "already-cancelled"
    case capacityTooSmall = "capacity-too-small"
    case keyReused = "key-reused"

    /// The same, for people.
    public var title: String {
        switch self {
        case .emailTaken: "There is an account with this address."
        case .alreadyBooked: "The class is booked already."
        case .classCancelled: "The class is cancelled."
        case .classStarted: "The class has started."
        case .planLimit: "The plan allows no more open bookings."
        case .alreadyCancelled: "The booking is cancelled already."
        case .capacityTooSmall: "More places are booked than that."
        case .keyReused: "The idempotency key was used for another class."
        }
    }
}

/// What is wrong with one value.
public struct FieldError: Hashable, Codable, Sendable {
    /// The name of the value in the API, for example `startsAt`.
    public let field: String
    /// A sentence fragment in lower case, for example `must be in the future`.
    public let message: String

    public init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}
