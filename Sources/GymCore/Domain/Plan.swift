/// What a member pays for.
public struct Plan: Hashable, Codable, Sendable {
    public let id: String
    public let name: String
    /// How many bookings may be open at a time; absent means any number.
    public let maxOpenBookings: Int?
    /// A month.
    public let priceCents: Int

    public init(id: String, name: String, maxOpenBookings: Int?, priceCents: Int) {
        self.id = id
        self.name = name
        self.maxOpenBookings = maxOpenBookings
        self.priceCents = priceCents
    }

    /// The plan of a new member.
    public static let initial = "basic"
}
