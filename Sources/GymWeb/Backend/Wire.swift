/// What a member may do.
public enum Role: String, Codable, Sendable, CaseIterable {
    case member, trainer, admin
}

/// A member as the backend describes one; only what pages show.
public struct Member: Decodable, Sendable {
    public let id: String
    public let email: String
    public let name: String
    public let role: Role
    /// The id of a plan.
    public let plan: String
    public let version: Int
}

/// A membership plan.
public struct Plan: Decodable, Sendable {
    public let id: String
    public let name: String
    /// How many bookings may be open at a time; absent means any number.
    public let maxOpenBookings: Int?
    /// A month.
    public let priceCents: Int
}

/// A class at its time.
public struct GymClass: Decodable, Sendable {
    public let id: String
    /// For example `yoga`.
    public let type: String
    public let trainer: Trainer
    public let startsAt: Moment
    public let durationMinutes: Int
    public let capacity: Int
    public let booked: Int
    public let waiting: Int
    public let cancelled: Bool
    public let version: Int

    /// Who leads a class.
    public struct Trainer: Decodable, Sendable {
        public let id: String
        public let name: String
    }
}

/// A member's place in a class, or on its waiting list.
public struct Booking: Decodable, Sendable {
    public let id: String
    /// The id of the class.
    public let `class`: String
    /// The id of the member.
    public let member: String
    public let memberName: String?
    public let state: State
    /// The place on the waiting list, from 1, of one that waits.
    public let position: Int?
    public let createdAt: Moment

    public enum State: String, Decodable, Sendable {
        case booked, waiting, cancelled
    }
}

/// The numbers of the analytics page.
public struct Analytics: Decodable, Sendable {
    public let members: Int
    public let days: [Day]
    public let types: [ClassType]

    /// What happened on one day.
    public struct Day: Decodable, Sendable {
        /// For example `2026-11-25`.
        public let date: String
        public let bookings: Int
        public let cancellations: Int

        /// A day on which nothing happened.
        public init(date: String) { (self.date, bookings, cancellations) = (date, 0, 0) }
    }

    /// How full the classes of a type are.
    public struct ClassType: Decodable, Sendable {
        public let type: String
        public let classes: Int
        public let capacity: Int
        public let booked: Int
    }
}

/// A part of a list.
public struct Page<Item: Decodable & Sendable>: Decodable, Sendable {
    public let items: [Item]
    /// The cursor of the following part; absent on the last.
    public let next: String?
}

/// Tokens of a session.
struct Tokens: Decodable, Sendable {
    let accessToken: String
    /// Seconds.
    let expiresIn: Int
    let refreshToken: String
}
