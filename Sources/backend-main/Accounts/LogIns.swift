import Crypto
import FoundationEssentials
import GymBackend
import GymCore
import ServiceKit

/// What a log-in gives.
struct IssuedTokens: Encodable {
    let accessToken: String
    let tokenType = "Bearer"
    /// Seconds.
    let expiresIn = Int(Tokens.lifetime.components.seconds)
    let refreshToken: String
}

/// Log-ins from their start to their end, as the cache keeps them.
///
/// A refresh token is spent when it is used. It names its log-in and its number, with a code that only this service can make;
/// so two tabs of a browser that renew at the same time get the same new one, and one that is used long after shows that it
/// was stolen, from whichever of the two: the log-in ends.
struct LogIns: Sendable {
    private static let lifetime = Duration.seconds(30 * 86_400)
    /// How long the token before is still good.
    private static let grace: Int64 = 10

    let gym: Gym
    let cache: any Cache
    let tokens: Tokens

    func start(for member: Member) async throws -> IssuedTokens {
        let id = Self.randomName()
        let logIn = LogIn(member: member.id, startedAt: .now, number: 1, renewedAt: .now, secret: LogIn.newSecret())
        try await save(logIn, id)
        return try await issue(logIn, id, member)
    }

    /// New tokens for a refresh token; throws 401 where it is spent or its log-in has ended.
    func renew(_ token: String) async throws -> IssuedTokens {
        guard let (id, number, logIn) = try await find(token) else { throw Problem.unauthorized() }
        if let change = try await passwordChange(of: logIn.member), change.ends(logIn, id) {
            try await end(session: id)
            throw Problem.unauthorized()
        }
        let now = Moment.now
        if number == logIn.number {
            return try await advance(logIn, id, now)
        }
        guard number == logIn.number - 1, now.seconds - logIn.renewedAt.seconds <= Self.grace else {
            try await end(session: id)
            throw Problem.unauthorized()
        }
        return try await issue(logIn, id, gym.store.member(logIn.member))
    }

    /// Ends the log-in of a refresh token; there may be none.
    func end(_ token: String) async throws {
        guard let found = try await find(token) else { return }
        try await end(session: found.id)
    }

    /// Makes the refresh tokens of a member's other log-ins worthless.
    func endOthers(of member: String, but session: String) async throws {
        let change = PasswordChange(at: .now, session: session)
        try await cache.set(Self.changeKey(member), to: json(change), for: Self.lifetime)
    }

    private func advance(_ logIn: LogIn, _ id: String, _ now: Moment) async throws -> IssuedTokens {
        var logIn = logIn
        logIn.number += 1
        logIn.renewedAt = now
        try await save(logIn, id)
        return try await issue(logIn, id, gym.store.member(logIn.member))
    }

    private func issue(_ logIn: LogIn, _ id: String, _ member: Member) async throws -> IssuedTokens {
        try await IssuedTokens(accessToken: tokens.token(for: member, session: id), refreshToken: logIn.token(id))
    }

    private func end(session id: String) async throws {
        _ = try await cache.take(Self.key(id))
        try await tokens.revoke(session: id)
        await gym.publish([.sessionEnded(id)])
    }

    /// The log-in of a refresh token that this service made.
    private func find(_ token: String) async throws -> (id: String, number: Int, logIn: LogIn)? {
        let parts = token.split(separator: ".")
        guard parts.count == 3, parts[0].utf8.count <= 64, let number = Int(parts[1]),
            let text = try await cache.value(Self.key(String(parts[0]))),
            let logIn = try? JSONDecoder().decode(LogIn.self, from: Data(text.utf8)),
            logIn.isRight(code: parts[2], id: String(parts[0]), number: number)
        else { return nil }
        return (String(parts[0]), number, logIn)
    }

    private func save(_ logIn: LogIn, _ id: String) async throws {
        try await cache.set(Self.key(id), to: json(logIn), for: Self.lifetime)
    }

    private func passwordChange(of member: String) async throws -> PasswordChange? {
        let text = try await cache.value(Self.changeKey(member))
        return text.flatMap { try? JSONDecoder().decode(PasswordChange.self, from: Data($0.utf8)) }
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func key(_ id: String) -> String { "log-in:\(id)" }
    private static func changeKey(_ member: String) -> String { "password-change:\(member)" }

    private static func randomName() -> String {
        (0..<2).map { _ in String(UInt64.random(in: 0...UInt64.max), radix: 36) }.joined()
    }
}
