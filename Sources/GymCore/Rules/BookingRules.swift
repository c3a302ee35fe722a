extension Rules {
    /// What is known when a member asks for a place.
    struct BookingRequest {
        var gymClass: GymClass
        /// Whether the member has a place in the class, or waits for one.
        var isBooked: Bool
        /// How many places the member has or waits for in classes that have not started.
        var openBookings: Int
        var plan: Plan
        var now: Moment
    }

    /// Whether the member gets a place or waits for one.
    static func decide(_ request: BookingRequest) throws(GymError) -> Booking.State {
        let gymClass = request.gymClass
        if gymClass.cancelled { throw .conflict(.classCancelled) }
        if gymClass.startsAt <= request.now { throw .conflict(.classStarted) }
        if request.isBooked { throw .conflict(.alreadyBooked) }
        if let limit = request.plan.maxOpenBookings, request.openBookings >= limit { throw .conflict(.planLimit) }
        // Those who wait come first, also while places are free for a moment.
        return gymClass.booked < gymClass.capacity && gymClass.waiting == 0 ? .booked : .waiting
    }

    /// Whether a booking may still be cancelled.
    static func requireCancellable(_ booking: Booking, of gymClass: GymClass, now: Moment) throws(GymError) {
        if booking.state == .cancelled { throw .conflict(.alreadyCancelled) }
        if gymClass.startsAt <= now { throw .conflict(.classStarted) }
    }

    /// How many of those who wait move up.
    static func promotions(in gymClass: GymClass) -> Int {
        max(0, min(gymClass.waiting, gymClass.capacity - gymClass.booked))
    }
}
