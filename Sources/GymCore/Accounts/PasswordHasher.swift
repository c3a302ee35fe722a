import Crypto
import CryptoExtras
import Dispatch

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Hashes passwords with scrypt, on threads of its own and few at a time: a hash takes 16 MiB and some 200 ms.
///
/// Source of the parameters: OWASP Password Storage Cheat Sheet (N = 2^14, r = 8, p = 5).
public struct PasswordHasher: Sendable {
    private let rounds: Int
    private let queues = (0..<2).map { DispatchQueue(label: "passwords \($0)") }
    /// What the password of an account that does not exist is compared with.
    private let decoy: Hash

    public init() {
        self.init(rounds: 1 << 14)
    }

    init(rounds: Int) {
        self.rounds = rounds
        decoy = Hash(rounds: rounds, salt: Hash.randomSalt(), key: Data(count: Hash.length))
    }

    /// - Returns: the hash with its parameters and salt, as ``isRight(_:for:)`` takes it.
    public func hash(_ password: String) async throws -> String {
        let salt = Hash.randomSalt()
        return try await onThread { [rounds] in try Hash(password, rounds: rounds, salt: salt).text }
    }

    /// Compares a password with a hash.
    ///
    /// - Parameter hash: nothing if there is no such account; the answer is then no, and takes as long.
    public func isRight(_ password: String, for hash: String?) async throws -> Bool {
        let stored = hash.flatMap(Hash.init(text:))
        let expected = stored ?? decoy
        let actual = try await onThread { try Hash(password, rounds: expected.rounds, salt: expected.salt) }
        return actual.isSame(as: expected) && stored != nil
    }

    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let queue = queues[Int.random(in: queues.indices)]
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}

/// A password's hash; as text `scrypt$16384$salt$key`, the last two in Base64.
private struct Hash {
    static let length = 32

    let rounds: Int
    let salt: Data
    let key: Data

    init(rounds: Int, salt: Data, key: Data) {
        self.rounds = rounds
        self.salt = salt
        self.key = key
    }

    init(_ password: String, rounds: Int, salt: Data) throws {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8),
            salt: salt,
            outputByteCount: Self.length,
            rounds: rounds,
            blockSize: 8,
            parallelism: 5
        )
        self.init(rounds: rounds, salt: salt, key: key.withUnsafeBytes { Data($0) })
    }

    init?(text: String) {
        let parts = text.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]),
            let salt = Data(base64Encoded: String(parts[2])), let key = Data(base64Encoded: String(parts[3]))
        else { return nil }
        self.init(rounds: rounds, salt: salt, key: key)
    }

    static func randomSalt() -> Data {
        SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    }

    var text: String {
        "scrypt$\(rounds)$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// In constant time.
    func isSame(as other: Hash) -> Bool {
        guard key.count == other.key.count else { return false }
        return zip(key, other.key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
