import GymWeb

/// One week of the schedule, as its page shows it.
struct Calendar: Sendable {
    /// For example `23 – 29 November 2026`.
    var span: String
    /// The path of the week before; `nil` in the current one.
    var previous: String?
    /// The path of the current week; `nil` in the current one.
    var today: String?
    var following: String
    /// This page's path, as the value of a query.
    var loginNext: String
    var days: [Day]

    /// A day with its classes.
    struct Day: Sendable {
        /// For example `2026-11-25`.
        var date: String
        var weekday: String
        var label: String
        var isToday: Bool
        /// Whether it is before today in the current week: a phone leaves it out.
        var isOver: Bool
        var classes: [ClassCard]
    }

    /// - Parameter monday: the first day of the week.
    init(_ classes: [GymClass], monday: WallClock, cards: Cards, now: Moment = .now) {
        let today = WallClock(now), sunday = monday.adding(days: 6), isCurrent = monday == today.monday
        let start = monday.month == sunday.month ? "\(monday.day)" : monday.dayAndMonth
        span = "\(start) – \(sunday.dayAndMonth) \(sunday.year)"
        previous = isCurrent ? nil : Self.path(monday.adding(days: -7))
        self.today = isCurrent ? nil : "/classes"
        following = Self.path(monday.adding(days: 7))
        loginNext = "/classes%3Fweek%3D\(monday.date)"
        let byDate = Dictionary(grouping: classes) { WallClock($0.startsAt).date }
        days = (0..<7).map { monday.adding(days: $0) }.map { day in
            Day(
                date: day.date,
                weekday: day.weekdayName,
                label: "\(day.day) \(day.monthName.prefix(3))",
                isToday: day.date == today.date,
                isOver: isCurrent && day.date < today.date,
                classes: (byDate[day.date] ?? []).map { cards.card($0) }
            )
        }
    }

    private static func path(_ monday: WallClock) -> String { "/classes?week=\(monday.date)" }
}

/// Makes the cards of one page, which know what its reader holds.
struct Cards: Sendable {
    /// The reader's open bookings by class.
    var bookings: [String: Booking] = [:]
    /// Whether somebody is logged in.
    var canBook: Bool

    init(_ bookings: [Booking], canBook: Bool) {
        self.canBook = canBook
        for booking in bookings where booking.state != .cancelled { self.bookings[booking.class] = booking }
    }

    func card(_ gymClass: GymClass, tellsDay: Bool = false) -> ClassCard {
        ClassCard(gymClass, booking: bookings[gymClass.id], canBook: canBook, tellsDay: tellsDay)
    }
}
