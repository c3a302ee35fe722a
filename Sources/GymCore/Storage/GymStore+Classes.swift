extension GymStore {
    func classes(_ filter: ClassFilter, _ page: PageRequest) async throws -> Page<GymClass> {
        let query = try ClassQuery(filter, page)
        return try await database.read { session in
            let classes = try session.rows(query.statement, query.values).map(GymClass.init)
            return Page(classes, page) { Cursor.text("\($0.startsAt.seconds)", $0.id) }
        }
    }

    func gymClass(_ id: String) async throws -> GymClass {
        try await database.read { try $0.gymClass(id) }
    }

    func schedule(_ new: NewClass, trainer: String) async throws -> GymClass {
        try await database.write { session in
            let gymClass = try GymClass(
                id: Identifier.make(),
                type: new.type,
                trainer: session.trainer(trainer),
                startsAt: new.startsAt,
                durationMinutes: new.durationMinutes,
                capacity: new.capacity
            )
            try session.insert(gymClass)
            return gymClass
        }
    }

    /// - Returns: the class, and the bookings that moved up from the waiting list.
    func change(
        _ id: String,
        _ change: ClassChange,
        version: Int
    ) async throws -> (gymClass: GymClass, promoted: [Booking]) {
        try await database.write { session in
            var gymClass = try session.gymClass(id, forUpdate: true)
            guard gymClass.version == version else { throw GymError.outdated }
            if gymClass.cancelled { throw GymError.conflict(.classCancelled) }
            if let trainer = change.trainer { gymClass.trainer = try session.trainer(trainer) }
            gymClass.apply(change)
            if gymClass.capacity < gymClass.booked { throw GymError.conflict(.capacityTooSmall) }
            let promoted = try session.promote(in: &gymClass)
            try session.update(gymClass)
            return (gymClass, promoted)
        }
    }

    /// - Returns: the class (nothing if it was cancelled before), and the bookings that are cancelled with it.
    func cancelClass(_ id: String) async throws -> (gymClass: GymClass?, cancelled: [Booking]) {
        try await database.write { session in
            var gymClass = try session.gymClass(id, forUpdate: true)
            if gymClass.cancelled { return (nil, []) }
            let bookings = try session.cancelAll(of: gymClass)
            gymClass.cancelled = true
            (gymClass.booked, gymClass.waiting) = (0, 0)
            gymClass.version += 1
            try session.update(gymClass)
            return (gymClass, bookings)
        }
    }
}

/// The statement that lists a part of the schedule.
private struct ClassQuery {
    var statement = "SELECT \(GymClass.columns) FROM \(GymClass.tables) WHERE c.starts_at >= ?"
    var values: [SQLValue]

    init(_ filter: ClassFilter, _ page: PageRequest) throws(GymError) {
        values = [.init(filter.from)]
        if let to = filter.to { add("c.starts_at < ?", .init(to)) }
        if let type = filter.type { add("c.type = ?", .init(type)) }
        if let after = try Cursor.values(page, count: 2) {
            let start = try Cursor.number(after[0])
            add("(c.starts_at > ? OR (c.starts_at = ? AND c.id > ?))", start, start, .init(after[1]))
        }
        statement += " ORDER BY c.starts_at, c.id LIMIT ?"
        values.append(.init(page.limit + 1))
    }

    private mutating func add(_ condition: String, _ more: SQLValue...) {
        statement += " AND " + condition
        values += more
    }
}

extension GymClass {
    fileprivate static let columns = """
        c.id, c.type, m.id, m.name, c.starts_at, c.duration, c.capacity, c.booked, c.waiting, c.cancelled, c.version
        """
    fileprivate static let tables = "classes c JOIN members m ON m.id = c.trainer"

    fileprivate init(_ row: SQLRow) throws {
        try self.init(
            id: row.text(0),
            type: row.text(1),
            trainer: Trainer(id: row.text(2), name: row.text(3)),
            startsAt: row.moment(4),
            durationMinutes: row.int(5),
            capacity: row.int(6),
            booked: row.int(7),
            waiting: row.int(8),
            cancelled: row.int(9) != 0,
            version: row.int(10)
        )
    }

    fileprivate mutating func apply(_ change: ClassChange) {
        type = change.type ?? type
        startsAt = change.startsAt ?? startsAt
        durationMinutes = change.durationMinutes ?? durationMinutes
        capacity = change.capacity ?? capacity
        version += 1
    }
}

extension SQLSession {
    func gymClass(_ id: String, forUpdate: Bool = false) throws -> GymClass {
        if forUpdate {
            // Locks the class alone; the statement below would lock its trainer too.
            _ = try row("SELECT id FROM classes WHERE id = ?\(dialect.forUpdate)", [.init(id)])
        }
        let statement = "SELECT \(GymClass.columns) FROM \(GymClass.tables) WHERE c.id = ?"
        guard let row = try row(statement, [.init(id)]) else { throw GymError.notFound }
        return try GymClass(row)
    }

    fileprivate func trainer(_ id: String) throws -> GymClass.Trainer {
        let statement = "SELECT id, name FROM members WHERE id = ? AND role IN ('trainer', 'admin')"
        guard let row = try row(statement, [.init(id)]) else {
            throw GymError.invalid([FieldError("trainer", "must be the id of a trainer")])
        }
        return try GymClass.Trainer(id: row.text(0), name: row.text(1))
    }

    fileprivate func insert(_ gymClass: GymClass) throws {
        try run(
            """
            INSERT INTO classes
                (id, type, trainer, starts_at, duration, capacity, booked, waiting, cancelled, version, last_number)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, ?, 0)
            """,
            [
                .init(gymClass.id), .init(gymClass.type), .init(gymClass.trainer.id), .init(gymClass.startsAt),
                .init(gymClass.durationMinutes), .init(gymClass.capacity), .init(gymClass.version),
            ]
        )
    }

    func update(_ gymClass: GymClass) throws {
        try run(
            """
            UPDATE classes SET type = ?, trainer = ?, starts_at = ?, duration = ?, capacity = ?, booked = ?,
                waiting = ?, cancelled = ?, version = ?
            WHERE id = ?
            """,
            [
                .init(gymClass.type), .init(gymClass.trainer.id), .init(gymClass.startsAt),
                .init(gymClass.durationMinutes), .init(gymClass.capacity), .init(gymClass.booked),
                .init(gymClass.waiting), .init(gymClass.cancelled ? 1 : 0), .init(gymClass.version),
                .init(gymClass.id),
            ]
        )
    }
}
