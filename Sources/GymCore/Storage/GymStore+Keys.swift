/// A key that access tokens are signed with.
public struct SigningKey: Hashable, Sendable {
    /// The `kid` of its tokens.
    public let id: String
    /// The private key as text, in a form of the caller's.
    public let privateKey: String
    public let createdAt: Moment
}

extension GymStore {
    /// The keys of all replicas, the newest first.
    public func signingKeys() async throws -> [SigningKey] {
        try await database.read { try $0.signingKeys() }
    }

    /// Adds a key unless a replica has added one not long ago, and forgets old ones.
    ///
    /// - Parameters:
    ///   - privateKey: the new key.
    ///   - interval: a key that is younger than that is new enough.
    ///   - lifetime: a key that is older than that is forgotten.
    /// - Returns: all keys, the newest first.
    public func rotateSigningKeys(
        adding privateKey: String,
        every interval: Duration,
        forgettingAfter lifetime: Duration
    ) async throws -> [SigningKey] {
        let key = SigningKey(id: Identifier.make(), privateKey: privateKey, createdAt: .now)
        return try await database.write { session in
            // Replicas wait for each other here, also when there is no key yet.
            _ = try session.rows("SELECT id FROM plans WHERE id = 'basic'\(session.dialect.forUpdate)", [])
            let keys = try session.signingKeys()
            if let newest = keys.first, newest.createdAt > key.createdAt - interval { return keys }
            try session.run("DELETE FROM signing_keys WHERE created_at < ?", [.init(key.createdAt - lifetime)])
            try session.run(
                "INSERT INTO signing_keys (id, private_key, created_at) VALUES (?, ?, ?)",
                [.init(key.id), .init(key.privateKey), .init(key.createdAt)]
            )
            return try session.signingKeys()
        }
    }
}

extension SQLSession {
    fileprivate func signingKeys() throws -> [SigningKey] {
        try rows("SELECT id, private_key, created_at FROM signing_keys ORDER BY created_at DESC, id DESC", []).map {
            try SigningKey(id: $0.text(0), privateKey: $0.text(1), createdAt: $0.moment(2))
        }
    }
}
