extension Gym {
    /// Opens an account; throws ``Conflict/emailTaken`` if the address has one.
    public func register(_ registration: Registration) async throws -> Member {
        var registration = registration
        registration.email = registration.email.lowercased()
        try Rules.check(Rules.errors(in: registration))
        return try await store.register(registration)
    }

    public func me(_ caller: Caller) async throws -> Member {
        try await store.member(caller.id)
    }

    /// Changes the caller's own name or plan; the role is not theirs to change.
    ///
    /// - Parameter version: what the change was made from.
    public func updateMe(_ change: MemberChange, version: Int, as caller: Caller) async throws -> Member {
        guard change.role == nil else { throw GymError.forbidden }
        return try await update(caller.id, change, version: version)
    }

    public func plans() async throws -> [Plan] {
        try await store.plans()
    }

    /// - Parameter query: part of a name or an address; empty means all.
    public func members(matching query: String, _ page: PageRequest, as caller: Caller) async throws -> Page<Member> {
        try Rules.requireAdmin(caller)
        return try await store.members(matching: query, page)
    }

    public func member(_ id: String, as caller: Caller) async throws -> Member {
        try Rules.requireAdmin(caller)
        return try await store.member(id)
    }

    public func updateMember(
        _ id: String,
        _ change: MemberChange,
        version: Int,
        as caller: Caller
    ) async throws -> Member {
        try Rules.requireAdmin(caller)
        return try await update(id, change, version: version)
    }

    private func update(_ id: String, _ change: MemberChange, version: Int) async throws -> Member {
        try Rules.check(Rules.errors(in: change))
        return try await store.update(id, change, version: version)
    }
}
