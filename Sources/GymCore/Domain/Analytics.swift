/// How the gym is used.
public struct Analytics: Hashable, Encodable, Sendable {
    /// How many there are.
    public let members: Int
    /// Days on which something happened, the earliest first.
    public let days: [Day]
    /// By name.
    public let types: [ClassType]

    /// What happened on one day.
    public struct Day: Hashable, Encodable, Sendable {
        public let date: CalendarDay
        public let bookings: Int
        public let cancellations: Int
    }

    /// How full the classes of a type are.
    public struct ClassType: Hashable, Encodable, Sendable {
        public let type: String
        public let classes: Int
        public let capacity: Int
        public let booked: Int
    }
}
