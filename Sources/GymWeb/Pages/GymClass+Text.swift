extension GymClass {
    /// What to call it: `open-gym` is `Open gym`.
    public var title: String { Self.title(of: type) }

    /// What to call a type of class.
    public static func title(of type: String) -> String {
        let words = type.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// How many seats are left; the script of the pages says the same.
    public var seats: String {
        if cancelled { return "Cancelled" }
        let left = capacity - booked
        if left > 0 { return "\(left) of \(capacity) \(capacity == 1 ? "seat" : "seats") left" }
        return waiting > 0 ? "Full · \(waiting) waiting" : "Full"
    }
}
