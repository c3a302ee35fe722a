extension Gym {
    /// Books a place, or the end of the waiting list where the class is full.
    ///
    /// - Parameter key: the same key of the same caller gives the same booking, however often it is sent within a day.
    public func book(_ classID: String, key: String? = nil, as caller: Caller) async throws -> Booking {
        if let key { try Rules.check(Rules.errors(inIdempotencyKey: key)) }
        let outcome = try await store.book(classID, member: caller.id, key: key, now: .now)
        if let gymClass = outcome.changed {
            await publish([.of(.classUpdated, gymClass), .of(outcome.booking)])
        }
        return outcome.booking
    }

    /// Cancels a booking of the caller's (any, for administrators); the first who waits moves up.
    public func cancelBooking(_ id: String, as caller: Caller) async throws {
        _ = try await booking(id, as: caller)
        let (gymClass, bookings) = try await store.cancelBooking(id, now: .now)
        await publish([.of(.classUpdated, gymClass)] + bookings.map(EventDraft.of))
    }

    /// A booking of the caller's (any, for administrators); somebody else's is as if there were none.
    public func booking(_ id: String, as caller: Caller) async throws -> Booking {
        let booking = try await store.booking(id)
        guard booking.memberID == caller.id || caller.role == .admin else { throw GymError.notFound }
        return booking
    }

    /// The caller's bookings, the latest first.
    public func myBookings(_ page: PageRequest, as caller: Caller) async throws -> Page<Booking> {
        try await store.bookings(ofMember: caller.id, page)
    }

    /// Who comes and who waits, in the order in which they booked: administrators see any class, trainers their own.
    public func bookings(ofClass id: String, _ page: PageRequest, as caller: Caller) async throws -> Page<Booking> {
        try await requireSchedule(ofClass: id, caller)
        return try await store.bookings(ofClass: id, page)
    }

    /// What happened on the days between two moments, and how full the classes between them are.
    public func analytics(from: Moment, to: Moment, as caller: Caller) async throws -> Analytics {
        try Rules.requireAdmin(caller)
        return try await store.analytics(from: from, to: to)
    }
}
