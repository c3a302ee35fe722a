import Testing

@testable import GymCore

/// Hashes of passwords.
@Suite struct PasswordTests {
    /// As ever, but quicker.
    private let hasher = PasswordHasher(rounds: 1 << 11)

    @Test func aHashFitsItsPasswordAlone() async throws {
        let hash = try await hasher.hash("correct horse battery")
        #expect(try await hasher.isRight("correct horse battery", for: hash))
        #expect(try await !hasher.isRight("correct horse batterz", for: hash))
        #expect(try await hasher.hash("correct horse battery") != hash, "the salt is another each time")
        #expect(try await !hasher.isRight("", for: "scrypt$16384$$"))
    }

    @Test func anAccountThatDoesNotExistTakesAsLong() async throws {
        let hash = try await hasher.hash("correct horse battery")
        let clock = ContinuousClock()
        let known = try await clock.measure { _ = try await hasher.isRight("wrong password", for: hash) }
        let unknown = try await clock.measure { _ = try await hasher.isRight("wrong password", for: nil) }
        #expect(unknown > known / 4)
        #expect(try await !hasher.isRight("wrong password", for: nil))
    }

    @Test func lengthIsWhatMatters() {
        #expect(throws: GymError.self) { try requireUsablePassword("short") }
        #expect(throws: GymError.self) { try requireUsablePassword(String(repeating: "x", count: 129)) }
        #expect(throws: Never.self) { try requireUsablePassword("ten of any") }
    }
}
