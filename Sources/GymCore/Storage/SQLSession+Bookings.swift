extension Booking {
    /// All columns, with the position on the waiting list.
    static let select = """
        SELECT b.id, b.class, b.member, m.name, b.state, b.created_at,
            (SELECT COUNT(*) FROM bookings w WHERE w.class = b.class AND w.state = 'waiting' AND w.number <= b.number),
            b.cancelled_at, b.number
        FROM bookings b JOIN members m ON m.id = b.member
        """

    init(_ row: SQLRow, withName: Bool = false) throws {
        let state = try State(rawValue: row.text(4)) ?? .cancelled
        try self.init(
            id: row.text(0),
            classID: row.text(1),
            memberID: row.text(2),
            memberName: withName ? row.text(3) : nil,
            state: state,
            position: state == .waiting ? row.int(6) : nil,
            createdAt: row.moment(5)
        )
    }
}

extension SQLSession {
    func booking(_ id: String) throws -> Booking {
        guard let row = try row("\(Booking.select) WHERE b.id = ?", [.init(id)]) else { throw GymError.notFound }
        return try Booking(row)
    }

    /// What the rules ask for before they give a place.
    func request(_ member: Member, _ gymClass: GymClass, _ now: Moment) throws -> Rules.BookingRequest {
        guard let plan = try plan(member.plan) else { throw GymError.notFound }
        let open = """
            FROM bookings b JOIN classes c ON c.id = b.class
            WHERE b.member = ? AND b.state <> 'cancelled' AND c.starts_at > ?
            """
        let mine = try row("SELECT COUNT(*) \(open) AND c.id = ?", [.init(member.id), .init(now), .init(gymClass.id)])
        let all = try row("SELECT COUNT(*) \(open)", [.init(member.id), .init(now)])
        return try Rules.BookingRequest(
            gymClass: gymClass,
            isBooked: mine?.int(0) != 0,
            openBookings: all?.int(0) ?? 0,
            plan: plan,
            now: now
        )
    }

    /// Puts a booking at the end of its class.
    func insert(
        _ state: Booking.State,
        in gymClass: inout GymClass,
        of member: String,
        now: Moment
    ) throws -> Booking {
        if state == .booked { gymClass.booked += 1 } else { gymClass.waiting += 1 }
        let booking = Booking(
            id: Identifier.make(),
            classID: gymClass.id,
            memberID: member,
            state: state,
            position: state == .waiting ? gymClass.waiting : nil,
            createdAt: now
        )
        try update(gymClass)
        try run("UPDATE classes SET last_number = last_number + 1 WHERE id = ?", [.init(gymClass.id)])
        try run(
            """
            INSERT INTO bookings (id, class, member, state, number, created_at)
            SELECT ?, id, ?, ?, last_number, ? FROM classes WHERE id = ?
            """,
            [.init(booking.id), .init(member), .init(state), .init(now), .init(gymClass.id)]
        )
        return booking
    }

    func setState(of booking: Booking, cancelledAt: Moment? = nil) throws {
        try run(
            "UPDATE bookings SET state = ?, cancelled_at = ? WHERE id = ?",
            [.init(booking.state), cancelledAt.map { .init($0) } ?? .null, .init(booking.id)]
        )
    }

    /// Gives free places to those who wait, the longest first.
    func promote(in gymClass: inout GymClass) throws -> [Booking] {
        let count = Rules.promotions(in: gymClass)
        guard count > 0 else { return [] }
        let waiting = try rows(
            "\(Booking.select) WHERE b.class = ? AND b.state = 'waiting' ORDER BY b.number LIMIT ?",
            [.init(gymClass.id), .init(count)]
        )
        return try waiting.map { row in
            var booking = try Booking(row)
            (booking.state, booking.position) = (.booked, nil)
            try setState(of: booking)
            gymClass.booked += 1
            gymClass.waiting -= 1
            return booking
        }
    }

    /// Cancels all bookings of a class.
    func cancelAll(of gymClass: GymClass) throws -> [Booking] {
        let open = try rows("\(Booking.select) WHERE b.class = ? AND b.state <> 'cancelled'", [.init(gymClass.id)])
        return try open.map { row in
            var booking = try Booking(row)
            (booking.state, booking.position) = (.cancelled, nil)
            try setState(of: booking, cancelledAt: .now)
            return booking
        }
    }
}

extension SQLSession {
    /// How long the same key gives the same booking.
    private var keyLifetime: Duration { .seconds(86_400) }

    /// The booking that a member made with a key, not too long ago.
    func booking(key: String, of member: String, now: Moment) throws -> Booking? {
        try run(
            "DELETE FROM booking_keys WHERE member = ? AND created_at < ?",
            [.init(member), .init(now - keyLifetime)]
        )
        let statement = "SELECT booking FROM booking_keys WHERE member = ? AND idempotency_key = ?"
        return try row(statement, [.init(member), .init(key)]).map { try booking($0.text(0)) }
    }

    func remember(_ key: String, _ booking: Booking) throws {
        try run(
            "INSERT INTO booking_keys (member, idempotency_key, booking, created_at) VALUES (?, ?, ?, ?)",
            [.init(booking.memberID), .init(key), .init(booking.id), .init(booking.createdAt)]
        )
    }
}
