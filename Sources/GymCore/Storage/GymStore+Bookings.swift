extension GymStore {
    /// What became of a wish to book.
    struct BookingOutcome: Sendable {
        let booking: Booking
        /// The class as it is now; nothing if the booking was made before, with the same key.
        let changed: GymClass?
    }

    func book(_ classID: String, member memberID: String, key: String?, now: Moment) async throws -> BookingOutcome {
        try await database.write { session in
            // Before the class, as everywhere: two that lock both never wait for each other.
            let member = try session.member(memberID, forUpdate: true)
            if let key, let earlier = try session.booking(key: key, of: memberID, now: now) {
                guard earlier.classID == classID else { throw GymError.conflict(.keyReused) }
                return BookingOutcome(booking: earlier, changed: nil)
            }
            var gymClass = try session.gymClass(classID, forUpdate: true)
            let state = try Rules.decide(session.request(member, gymClass, now))
            let booking = try session.insert(state, in: &gymClass, of: memberID, now: now)
            if let key { try session.remember(key, booking) }
            return BookingOutcome(booking: booking, changed: gymClass)
        }
    }

    /// - Returns: the class, and the bookings that changed: the one that is cancelled and those that moved up.
    func cancelBooking(_ id: String, now: Moment) async throws -> (gymClass: GymClass, changed: [Booking]) {
        try await database.write { session in
            var gymClass = try session.gymClass(session.booking(id).classID, forUpdate: true)
            var booking = try session.booking(id)
            try Rules.requireCancellable(booking, of: gymClass, now: now)
            if booking.state == .booked { gymClass.booked -= 1 } else { gymClass.waiting -= 1 }
            (booking.state, booking.position) = (.cancelled, nil)
            try session.setState(of: booking, cancelledAt: now)
            let promoted = try session.promote(in: &gymClass)
            try session.update(gymClass)
            return (gymClass, [booking] + promoted)
        }
    }

    func booking(_ id: String) async throws -> Booking {
        try await database.read { try $0.booking(id) }
    }

    func bookings(ofMember id: String, _ page: PageRequest) async throws -> Page<Booking> {
        let before = try Cursor.values(page, count: 1)?[0] ?? "~"
        return try await database.read { session in
            let rows = try session.rows(
                "\(Booking.select) WHERE b.member = ? AND b.id < ? ORDER BY b.id DESC LIMIT ?",
                [.init(id), .init(before), .init(page.limit + 1)]
            )
            return try Page(rows.map { try Booking($0) }, page) { Cursor.text($0.id) }
        }
    }

    func bookings(ofClass id: String, _ page: PageRequest) async throws -> Page<Booking> {
        let after = try Cursor.number(Cursor.values(page, count: 1)?[0] ?? "0")
        return try await database.read { session in
            let rows = try session.rows(
                "\(Booking.select) WHERE b.class = ? AND b.number > ? ORDER BY b.number LIMIT ?",
                [.init(id), after, .init(page.limit + 1)]
            )
            let numbered = try rows.map { try (booking: Booking($0, withName: true), number: $0.int(8)) }
            let numbers = Page(numbered, page) { Cursor.text("\($0.number)") }
            return Page(items: numbers.items.map(\.booking), next: numbers.next)
        }
    }
}
