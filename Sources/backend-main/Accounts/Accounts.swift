import Crypto
import GymBackend
import GymCore
import HTTPTypes
import ServiceKit

/// Opens accounts, and logs their owners in and out.
struct Accounts: Sendable {
    /// How many wrong passwords an account stands in a quarter of an hour, whoever tries them.
    private static let attempts = 10
    private static let attemptsPeriod = Duration.seconds(900)

    private let gym: Gym
    private let cache: any Cache
    private let logIns: LogIns
    private let hasher = PasswordHasher()

    init(gym: Gym, cache: any Cache, tokens: Tokens) {
        self.gym = gym
        self.cache = cache
        logIns = LogIns(gym: gym, cache: cache, tokens: tokens)
    }

    func register(email: String, name: String, password: String) async throws -> IssuedTokens {
        let member = try await open(email: email, name: name, password: password, role: .member)
        return try await logIns.start(for: member)
    }

    /// Throws 401 for a wrong address as for a wrong password, and takes as long.
    func logIn(email: String, password: String) async throws -> IssuedTokens {
        let member = try await member(email: email, password: password)
        return try await logIns.start(for: member)
    }

    func refresh(_ token: String) async throws -> IssuedTokens {
        try await logIns.renew(token)
    }

    func logOut(_ token: String) async throws {
        try await logIns.end(token)
    }

    /// Changes the password of whoever is logged in; other log-ins get no new tokens.
    func changePassword(from current: String, to new: String, as session: Session) async throws {
        try requireUsablePassword(new, field: "newPassword")
        let email = try await gym.me(session.caller).email
        let member = try await member(email: email, password: current)
        try await gym.store.setPasswordHash(hasher.hash(new), of: member.id)
        try await logIns.endOthers(of: member.id, but: session.id)
    }

    /// Opens an account for an administrator, unless there is one with this address.
    func ensureAdministrator(email: String, password: String) async throws {
        guard try await gym.store.credentials(email: email) == nil else { return }
        do {
            _ = try await open(email: email, name: "Administrator", password: password, role: .admin)
        } catch GymError.conflict(.emailTaken) {
            // Another replica was faster.
        }
    }

    /// The trainer with an address; a new one has a password that nobody knows.
    func ensureTrainer(email: String, name: String) async throws -> Member {
        if let (member, _) = try await gym.store.credentials(email: email) { return member }
        let password = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0).map { "\($0)" }.joined() }
        return try await open(email: email, name: name, password: String(password.prefix(60)), role: .trainer)
    }

    private func open(email: String, name: String, password: String, role: Role) async throws -> Member {
        try requireUsablePassword(password)
        let hash = try await hasher.hash(password)
        return try await gym.register(Registration(email: email, name: name, passwordHash: hash, role: role))
    }

    private func member(email: String, password: String) async throws -> Member {
        let digest = SHA256.hash(data: Array(email.lowercased().utf8)).map { "\($0)." }.joined()
        let count = "wrong-passwords:\(digest)"
        guard try await cache.increment(count, for: Self.attemptsPeriod) <= Self.attempts else {
            throw Problem.later(
                .tooManyRequests,
                seconds: Int(Self.attemptsPeriod.components.seconds),
                kind: "too-many-attempts",
                title: "There were too many attempts with this address"
            )
        }
        let credentials = try await gym.store.credentials(email: email)
        guard try await hasher.isRight(password, for: credentials?.passwordHash), let credentials else {
            throw Problem.unauthorized(detail: "The address or the password is wrong.")
        }
        _ = try await cache.take(count)
        return credentials.member
    }
}
