extension GymStore {
    func analytics(from: Moment, to: Moment) async throws -> Analytics {
        try await database.read { session in
            let members = try session.row("SELECT COUNT(*) FROM members", [])?.int(0) ?? 0
            let bookings = try session.countByDay("created_at", from, to)
            let cancellations = try session.countByDay("cancelled_at", from, to)
            let days = Set(bookings.keys).union(cancellations.keys).sorted { $0.number < $1.number }
            return try Analytics(
                members: members,
                days: days.map { .init(date: $0, bookings: bookings[$0] ?? 0, cancellations: cancellations[$0] ?? 0) },
                types: session.use(from, to)
            )
        }
    }
}

extension SQLSession {
    /// How many bookings have a moment on each of the days.
    fileprivate func countByDay(_ column: String, _ from: Moment, _ to: Moment) throws -> [CalendarDay: Int] {
        let rows = try rows(
            """
            SELECT \(column) - \(column) % 86400 AS day, COUNT(*) FROM bookings
            WHERE \(column) >= ? AND \(column) < ? GROUP BY day
            """,
            [.init(from), .init(to)]
        )
        return try Dictionary(uniqueKeysWithValues: rows.map { try ($0.moment(0).day, $0.int(1)) })
    }

    fileprivate func use(_ from: Moment, _ to: Moment) throws -> [Analytics.ClassType] {
        let rows = try rows(
            """
            SELECT type, COUNT(*), SUM(capacity), SUM(booked) FROM classes
            WHERE starts_at >= ? AND starts_at < ? AND cancelled = 0 GROUP BY type ORDER BY type
            """,
            [.init(from), .init(to)]
        )
        return try rows.map {
            try Analytics.ClassType(type: $0.text(0), classes: $0.int(1), capacity: $0.int(2), booked: $0.int(3))
        }
    }
}
