/// Events in a table of SQLite: every process that shares its file sees them.
///
/// Listeners look for new events twenty times a second, which costs next to nothing where there are none.
public struct SQLiteEventBus: EventBus {
    private let database: SQLiteDatabase
    private let length: Int

    /// - Parameter path: the file, made where there is none; nothing means this process alone.
    public init(path: String?) async throws {
        try await self.init(path: path, length: EventLog.length)
    }

    /// - Parameter length: how many events are remembered.
    init(path: String?, length: Int) async throws {
        self.length = length
        database = try SQLiteDatabase(path: path)
        try await database.migrate([
            """
            CREATE TABLE events (
                id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, audience TEXT NOT NULL,
                at INTEGER NOT NULL
            )
            """
        ])
    }

    public func publish(_ draft: EventDraft) async throws {
        try await database.write { session in
            // Later than all before, also where the clock was put back.
            try session.run(
                """
                INSERT INTO events (id, kind, payload, audience, at)
                VALUES (MAX(?, COALESCE((SELECT MAX(id) FROM events), 0) + 1), ?, ?, ?, ?)
                """,
                [
                    .integer(Moment.nowInMilliseconds * 1000), .init(draft.kind.rawValue), .init(draft.payload),
                    .init(draft.audience.text), .init(.now),
                ]
            )
            try session.run(
                "DELETE FROM events WHERE id <= (SELECT id FROM events ORDER BY id DESC LIMIT 1 OFFSET ?)",
                [.init(length)]
            )
        }
    }

    public func events(after id: EventID, limit: Int) async throws -> [Event] {
        try await database.read { session in
            let rows = try session.rows(
                "SELECT id, kind, payload, audience, at FROM events WHERE id > ? ORDER BY id LIMIT ?",
                [.integer(Int64(clamping: id.time)), .init(limit)]
            )
            return try rows.compactMap(Event.init)
        }
    }

    public func latest() async throws -> EventID {
        try await database.read { session in
            let time = try session.row("SELECT COALESCE(MAX(id), 0) FROM events", [])?.int(0) ?? 0
            return EventID(time: UInt64(time))
        }
    }

    public func feed(after id: EventID) -> any EventFeed {
        SQLiteEventFeed(bus: self, last: id)
    }

    public func ping() async throws {
        _ = try await latest()
    }
}

private struct SQLiteEventFeed: EventFeed {
    let bus: SQLiteEventBus
    var last: EventID

    mutating func next() async throws -> [Event] {
        for _ in 0..<20 {
            let news = try await bus.events(after: last, limit: EventLog.batch)
            if let id = news.last?.id {
                last = id
                return news
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return []
    }
}

extension Event {
    fileprivate init?(_ row: SQLRow) throws {
        guard let kind = try Kind(rawValue: row.text(1)), let audience = try Audience(text: row.text(3)) else {
            return nil
        }
        try self.init(
            id: EventID(time: UInt64(row.int(0))),
            kind: kind,
            payload: row.text(2),
            audience: audience,
            at: row.moment(4)
        )
    }
}

extension Event.Audience {
    /// What a bus keeps of an audience.
    var text: String {
        switch self {
        case .everyone: "everyone"
        case .member(let id): "member:\(id)"
        case .services: "services"
        }
    }

    init?(text: String) {
        switch text {
        case "everyone": self = .everyone
        case "services": self = .services
        case _ where text.hasPrefix("member:"): self = .member(String(text.dropFirst("member:".count)))
        default: return nil
        }
    }
}
