import Crypto
import FoundationEssentials
import GymCore
import JWTKit

/// The keys that tokens are signed with; all replicas find the same ones in the database.
///
/// A key is published for a while before it signs, so that whoever keeps the keys knows it by then, and after it was
/// replaced, for the tokens that it signed.
actor SigningKeys {
    /// How often there is a new key.
    static let interval = Duration.seconds(43_200)
    /// How long a key is published before it signs: longer than Istio keeps keys, which is 20 minutes.
    static let notice = Duration.seconds(3_600)
    /// How long a key is published at all.
    static let lifetime = interval + notice + Tokens.lifetime + .seconds(3_600)
    /// How long keys are used without a look at the database.
    private static let freshness: Int64 = 60

    /// The keys as they were at some moment.
    struct Ring {
        /// The name of the key to sign with.
        let current: JWKIdentifier
        let keys: JWTKeyCollection
        let published: KeySet
        let readAt: Moment
    }

    private let store: GymStore
    private var ring: Ring?

    init(store: GymStore) {
        self.store = store
    }

    /// The keys of now.
    func ring(at now: Moment) async throws -> Ring {
        if let ring, now.seconds - ring.readAt.seconds < Self.freshness { return ring }
        return try await reload(at: now)
    }

    /// The keys of now, with the one of a name if there is any: another replica may have made it a moment ago.
    func ring(with name: String, at now: Moment) async throws -> Ring {
        let ring = try await ring(at: now)
        guard !ring.published.keys.contains(where: { $0.kid == name }), ring.readAt < now else { return ring }
        return try await reload(at: now)
    }

    private func reload(at now: Moment) async throws -> Ring {
        let fresh = P256.Signing.PrivateKey().rawRepresentation.base64EncodedString()
        let stored = try await store.rotateSigningKeys(
            adding: fresh,
            every: Self.interval,
            forgettingAfter: Self.lifetime
        )
        let ring = try await Ring(stored, at: now)
        self.ring = ring
        return ring
    }
}

extension SigningKeys.Ring {
    /// - Parameter stored: the newest first; not empty.
    fileprivate init(_ stored: [SigningKey], at now: Moment) async throws {
        let keys = JWTKeyCollection()
        var published: [KeySet.Key] = []
        for key in stored {
            guard let bytes = Data(base64Encoded: key.privateKey) else { continue }
            let secret = try P256.Signing.PrivateKey(rawRepresentation: bytes)
            try await keys.add(ecdsa: ES256PrivateKey(backing: secret), kid: JWKIdentifier(string: key.id))
            published.append(KeySet.Key(name: key.id, secret.publicKey))
        }
        // An unknown key must be an error, and not mean the first one.
        await keys.clearDefault()
        let current = stored.first { $0.createdAt <= now - SigningKeys.notice } ?? stored.last
        self.init(
            current: JWKIdentifier(string: current?.id ?? ""),
            keys: keys,
            published: KeySet(keys: published),
            readAt: now
        )
    }
}
