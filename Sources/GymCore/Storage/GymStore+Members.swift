extension GymStore {
    func register(_ registration: Registration) async throws -> Member {
        let member = Member(
            id: Identifier.make(),
            email: registration.email,
            name: registration.name,
            role: registration.role,
            plan: Plan.initial,
            version: 1
        )
        return try await database.write { session in
            do {
                try session.insert(member, registration.passwordHash)
            } catch SQLError.duplicate {
                throw GymError.conflict(.emailTaken)
            }
            return member
        }
    }

    public func member(_ id: String) async throws -> Member {
        try await database.read { try $0.member(id) }
    }

    /// The member with an address and the hash of the password; nothing if there is none.
    public func credentials(email: String) async throws -> (member: Member, passwordHash: String)? {
        try await database.read { session in
            let statement = "SELECT \(Member.columns), password_hash FROM members WHERE email = ?"
            guard let row = try session.row(statement, [.init(email.lowercased())]) else { return nil }
            return try (Member(row), row.text(6))
        }
    }

    public func setPasswordHash(_ hash: String, of member: String) async throws {
        try await database.write { session in
            let changed = try session.run(
                "UPDATE members SET password_hash = ? WHERE id = ?",
                [.init(hash), .init(member)]
            )
            guard changed == 1 else { throw GymError.notFound }
        }
    }

    func members(matching query: String, _ page: PageRequest) async throws -> Page<Member> {
        let after = try Cursor.values(page, count: 1)?[0] ?? ""
        return try await database.read { session in
            let rows = try session.rows(
                """
                SELECT \(Member.columns) FROM members WHERE email > ? AND search LIKE ? ESCAPE '!' ORDER BY email LIMIT ?
                """,
                [.init(after), .init(pattern(query)), .init(page.limit + 1)]
            )
            return try Page(rows.map(Member.init), page) { Cursor.text($0.email) }
        }
    }

    func update(_ id: String, _ change: MemberChange, version: Int) async throws -> Member {
        try await database.write { session in
            var member = try session.member(id, forUpdate: true)
            guard member.version == version else { throw GymError.outdated }
            if let plan = change.plan, try session.plan(plan) == nil {
                throw GymError.invalid([FieldError("plan", "must be the id of a plan")])
            }
            member.apply(change)
            try session.update(member)
            return member
        }
    }

    func plans() async throws -> [Plan] {
        try await database.read { session in
            try session.rows("SELECT \(Plan.columns) FROM plans ORDER BY price_cents", []).map(Plan.init)
        }
    }
}

/// What `LIKE` finds a part with, whatever characters it has.
private func pattern(_ part: String) -> String {
    let escaped = part.lowercased().map { "%_!".contains($0) ? "!\($0)" : String($0) }
    return "%\(escaped.joined())%"
}

extension Member {
    static let columns = "id, email, name, role, plan, version"

    init(_ row: SQLRow) throws {
        try self.init(
            id: row.text(0),
            email: row.text(1),
            name: row.text(2),
            role: Role(rawValue: row.text(3)) ?? .member,
            plan: row.text(4),
            version: row.int(5)
        )
    }

    fileprivate var search: String { "\(name) \(email)".lowercased() }

    fileprivate mutating func apply(_ change: MemberChange) {
        name = change.name ?? name
        plan = change.plan ?? plan
        role = change.role ?? role
        version += 1
    }
}

extension Plan {
    static let columns = "id, name, max_open, price_cents"

    init(_ row: SQLRow) throws {
        try self.init(
            id: row.text(0),
            name: row.text(1),
            maxOpenBookings: row.optionalInt(2),
            priceCents: row.int(3)
        )
    }
}

extension SQLSession {
    func member(_ id: String, forUpdate: Bool = false) throws -> Member {
        let lock = forUpdate ? dialect.forUpdate : ""
        guard let row = try row("SELECT \(Member.columns) FROM members WHERE id = ?\(lock)", [.init(id)]) else {
            throw GymError.notFound
        }
        return try Member(row)
    }

    func plan(_ id: String) throws -> Plan? {
        try row("SELECT \(Plan.columns) FROM plans WHERE id = ?", [.init(id)]).map(Plan.init)
    }

    fileprivate func insert(_ member: Member, _ passwordHash: String) throws {
        try run(
            """
            INSERT INTO members (\(Member.columns), search, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .init(member.id), .init(member.email), .init(member.name), .init(member.role.rawValue),
                .init(member.plan), .init(member.version), .init(member.search), .init(passwordHash), .init(.now),
            ]
        )
    }

    fileprivate func update(_ member: Member) throws {
        try run(
            "UPDATE members SET name = ?, search = ?, role = ?, plan = ?, version = ? WHERE id = ?",
            [
                .init(member.name), .init(member.search), .init(member.role.rawValue), .init(member.plan),
                .init(member.version), .init(member.id),
            ]
        )
    }
}
