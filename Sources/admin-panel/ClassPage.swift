import GymWeb

/// A class with its bookings and the form that changes it.
struct ClassPage: Sendable {
    let id: String
    let when: String
    let seats: String
    /// Whether it can still be changed.
    let isOpen: Bool
    let bookings: [Row]
    /// The path of the following bookings.
    let more: String?
    var change: FormPage

    /// A booking.
    struct Row: Sendable {
        let id: String
        let `class`: String
        let member: String
        let place: String
        /// How the place looks.
        let kind: String
        let since: String
        let canCancel: Bool
    }

    /// - Parameter canCancelBookings: whether the reader may cancel the bookings of others.
    init(_ gymClass: GymClass, bookings page: Page<Booking>, canCancelBookings: Bool, now: Moment = .now) {
        id = gymClass.id
        when = WallClock(gymClass.startsAt).dateAndTime
        seats = gymClass.seats
        let isOpen = gymClass.cancelled == false && gymClass.startsAt > now
        self.isOpen = isOpen
        bookings = page.items.map { Row($0, canCancel: isOpen && canCancelBookings && $0.state != .cancelled) }
        more = page.next.map { "/admin/classes/\(Query.escaped(gymClass.id))?cursor=\(Query.escaped($0))" }
        change = ClassForm.change(gymClass)
    }
}

extension ClassPage.Row {
    fileprivate init(_ booking: Booking, canCancel: Bool) {
        id = booking.id
        `class` = booking.class
        member = booking.memberName ?? booking.member
        since = WallClock(booking.createdAt).dateAndTime
        self.canCancel = canCancel
        switch booking.state {
        case .booked: (place, kind) = ("Booked", "good")
        case .waiting: (place, kind) = (booking.position.map { "Waiting, number \($0)" } ?? "Waiting", "warn")
        case .cancelled: (place, kind) = ("Cancelled", "")
        }
    }
}
