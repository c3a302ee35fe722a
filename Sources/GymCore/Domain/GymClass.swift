/// A class at its time, and how full it is.
public struct GymClass: Hashable, Codable, Sendable {
    public let id: String
    /// For example `yoga`.
    public var type: String
    public var trainer: Trainer
    public var startsAt: Moment
    public var durationMinutes: Int
    public var capacity: Int
    public var booked: Int
    public var waiting: Int
    public var cancelled: Bool
    /// Counts the changes of the schedule (not the bookings); an update names the one it was made from.
    public var version: Int

    /// Who leads a class.
    public struct Trainer: Hashable, Codable, Sendable {
        /// The id of a member.
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    public init(
        id: String,
        type: String,
        trainer: Trainer,
        startsAt: Moment,
        durationMinutes: Int,
        capacity: Int,
        booked: Int = 0,
        waiting: Int = 0,
        cancelled: Bool = false,
        version: Int = 1
    ) {
        self.id = id
        self.type = type
        self.trainer = trainer
        self.startsAt = startsAt
        self.durationMinutes = durationMinutes
        self.capacity = capacity
        self.booked = booked
        self.waiting = waiting
        self.cancelled = cancelled
        self.version = version
    }
}

/// What a class is scheduled from.
public struct NewClass: Sendable {
    public var type: String
    /// The id of the trainer; absent means the caller.
    public var trainer: String?
    public var startsAt: Moment
    public var durationMinutes: Int
    public var capacity: Int

    public init(type: String, trainer: String? = nil, startsAt: Moment, durationMinutes: Int, capacity: Int) {
        self.type = type
        self.trainer = trainer
        self.startsAt = startsAt
        self.durationMinutes = durationMinutes
        self.capacity = capacity
    }
}

/// What is to be different about a class; absent stays as it is.
public struct ClassChange: Sendable {
    public var type: String?
    /// The id of the trainer.
    public var trainer: String?
    public var startsAt: Moment?
    public var durationMinutes: Int?
    public var capacity: Int?

    public init(
        type: String? = nil,
        trainer: String? = nil,
        startsAt: Moment? = nil,
        durationMinutes: Int? = nil,
        capacity: Int? = nil
    ) {
        self.type = type
        self.trainer = trainer
        self.startsAt = startsAt
        self.durationMinutes = durationMinutes
        self.capacity = capacity
    }
}

/// Which classes to list.
public struct ClassFilter: Hashable, Sendable {
    /// Classes that start from here on.
    public var from: Moment
    /// Classes that start before; absent means any time.
    public var to: Moment?
    /// Absent means all.
    public var type: String?

    public init(from: Moment = .now, to: Moment? = nil, type: String? = nil) {
        self.from = from
        self.to = to
        self.type = type
    }
}
