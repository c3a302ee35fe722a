/// A member's place in a class, or on its waiting list.
public struct Booking: Hashable, Codable, Sendable {
    public let id: String
    /// The id of the class.
    public let classID: String
    /// The id of the member.
    public let memberID: String
    /// In lists of a class's bookings.
    public var memberName: String?
    public var state: State
    /// The place on the waiting list, from 1, of one that waits.
    public var position: Int?
    public let createdAt: Moment

    /// Whether the member has a place.
    public enum State: String, Codable, Sendable {
        case booked, waiting, cancelled
    }

    enum CodingKeys: String, CodingKey {
        case id
        case classID = "class"
        case memberID = "member"
        case memberName, state, position, createdAt
    }

    public init(
        id: String,
        classID: String,
        memberID: String,
        memberName: String? = nil,
        state: State,
        position: Int? = nil,
        createdAt: Moment
    ) {
        self.id = id
        self.classID = classID
        self.memberID = memberID
        self.memberName = memberName
        self.state = state
        self.position = position
        self.createdAt = createdAt
    }
}
