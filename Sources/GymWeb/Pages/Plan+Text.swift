extension Plan {
    /// For example `Basic, 29.00 a month, up to 5 open bookings`.
    public var summary: String {
        let cents = priceCents % 100
        let price = "\(priceCents / 100).\(cents < 10 ? "0" : "")\(cents)"
        let limit = maxOpenBookings.map { "up to \($0) open bookings" } ?? "any number of bookings"
        return "\(name), \(price) a month, \(limit)"
    }
}
