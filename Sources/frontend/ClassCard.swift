import GymWeb

/// A class as the pages show it, with what its reader can do about it.
struct ClassCard: Sendable {
    var id: String
    var title: String
    var trainer: String
    /// For machines, for example `2026-11-25T18:00:00Z`.
    var startsAt: String
    /// For people, for example `18:00 – 19:00`, with the day where the page does not tell it.
    var when: String
    var longWhen: String
    /// For example `2026-11-25`.
    var date: String
    var minutes: Int
    var capacity: Int
    var booked: Int
    /// For example `3 of 20 seats left`.
    var seats: String
    var isFull: Bool
    var isMine: Bool
    var isPast: Bool
    var booking: Held?
    var offer: Offer?

    /// A booking of the reader's.
    struct Held: Sendable {
        var id: String
        var label: String
        /// How it looks: `good` or `warn`.
        var kind: String
        var canCancel: Bool
    }

    /// A button that books.
    struct Offer: Sendable {
        var label: String
        /// New for every page: the same form books once, however often it is sent.
        var key: String
    }

    /// - Parameters:
    ///   - booking: what the reader holds.
    ///   - canBook: whether somebody is logged in.
    ///   - tellsDay: whether the time tells its day.
    init(_ gymClass: GymClass, booking: Booking?, canBook: Bool, tellsDay: Bool = false, now: Moment = .now) {
        let start = WallClock(gymClass.startsAt)
        let end = WallClock(gymClass.startsAt.adding(minutes: gymClass.durationMinutes))
        let day = "\(start.weekdayName), \(start.dayAndMonth)"
        id = gymClass.id
        title = gymClass.title
        trainer = gymClass.trainer.name
        startsAt = gymClass.startsAt.description
        when = (tellsDay ? "\(start.weekdayName.prefix(3)) \(start.dayAndMonth), " : "") + "\(start.time) – \(end.time)"
        longWhen = "\(day), \(start.time) – \(end.time)"
        date = start.date
        minutes = gymClass.durationMinutes
        capacity = gymClass.capacity
        booked = gymClass.booked
        seats = gymClass.seats
        isFull = gymClass.booked >= gymClass.capacity
        isPast = gymClass.startsAt <= now
        let held = booking.flatMap { $0.state == .cancelled ? nil : $0 }
        isMine = held?.state == .booked
        let isOpen = gymClass.cancelled == false && isPast == false
        self.booking = held.map { Held($0, canCancel: isOpen) }
        offer = held == nil && canBook && isOpen ? Offer(isFull: isFull) : nil
    }
}

extension ClassCard.Offer {
    init(isFull: Bool) {
        label = isFull ? "Join the waiting list" : "Book"
        key = IdempotencyKey.new()
    }
}

extension ClassCard.Held {
    init(_ booking: Booking, canCancel: Bool) {
        id = booking.id
        self.canCancel = canCancel
        switch booking.state {
        case .waiting:
            label = booking.position.map { "Waiting, number \($0)" } ?? "Waiting"
            kind = "warn"
        case .booked, .cancelled:
            label = "Booked"
            kind = "good"
        }
    }
}
