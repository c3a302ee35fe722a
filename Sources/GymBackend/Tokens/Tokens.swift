public import GymCore
import HTTPTypes
import Hummingbird
import JWTKit
public import ServiceKit

/// Makes access tokens, and tells what they say.
public struct Tokens: Sendable {
    /// How long an access token is good.
    public static let lifetime = Duration.seconds(600)

    private let issuer: String
    private let audience: String
    private let cache: any Cache
    private let keys: SigningKeys

    public init(_ storage: Storage, runtime: ServiceRuntime) {
        issuer = runtime[BackendSettings.issuer]
        audience = runtime[BackendSettings.audience]
        cache = storage.cache
        keys = SigningKeys(store: storage.store)
    }

    /// The keys that tokens can be checked with.
    public func keySet() async throws -> KeySet {
        try await keys.ring(at: .now).published
    }

    /// An access token for a member's log-in.
    public func token(for member: Member, session: String) async throws -> String {
        let now = Moment.now
        let claims = AccessClaims(
            iss: issuer,
            aud: audience,
            sub: member.id,
            sid: session,
            role: member.role,
            name: member.name,
            iat: now.seconds,
            exp: (now + Self.lifetime).seconds
        )
        let ring = try await keys.ring(at: now)
        return try await ring.keys.sign(claims, kid: ring.current)
    }

    /// Who holds a token; throws 401 for one that is not signed by these keys, not from and for these, too old, or revoked.
    public func session(of token: String) async throws -> Session {
        let claims = try await claims(of: token)
        let now = Moment.now.seconds
        guard claims.iss == issuer, claims.aud == audience, claims.exp > now, claims.iat <= now + 60,
            try await cache.value(Self.endedKey(claims.sid)) == nil
        else { throw Problem.unauthorized() }
        return Session(
            id: claims.sid,
            caller: Caller(id: claims.sub, role: claims.role),
            name: claims.name,
            expires: Moment(seconds: claims.exp)
        )
    }

    /// Makes all access tokens of a log-in worthless.
    public func revoke(session: String) async throws {
        try await cache.set(Self.endedKey(session), to: "1", for: Self.lifetime + .seconds(60))
    }

    private static func endedKey(_ session: String) -> String { "session-ended:\(session)" }

    private func claims(of token: String) async throws -> AccessClaims {
        guard token.utf8.count <= 4_096, let name = Self.keyName(in: token) else { throw Problem.unauthorized() }
        let ring = try await keys.ring(with: name, at: .now)
        do {
            return try await ring.keys.verify(token, as: AccessClaims.self)
        } catch {
            throw Problem.unauthorized()
        }
    }

    /// The key that a token says it is signed with; nil unless it also says that the algorithm is the one of these keys.
    private static func keyName(in token: String) -> String? {
        let header = try? DefaultJWTParser().parse(Array(token.utf8), as: AccessClaims.self).header
        return header?.alg == "ES256" ? header?.kid : nil
    }
}
