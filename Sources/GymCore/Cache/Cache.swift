/// Texts that all replicas share for a while, under keys such as `refresh:…`.
///
/// Every method throws ``GymError/unavailable(_:)`` if the cache does not answer.
public protocol Cache: Sendable {
    func value(_ key: String) async throws -> String?

    func set(_ key: String, to value: String, for lifetime: Duration) async throws

    /// Sets the value unless there is one; tells whether it did.
    func setIfAbsent(_ key: String, to value: String, for lifetime: Duration) async throws -> Bool

    /// Removes the value and gives it to exactly one of those who ask at the same time.
    func take(_ key: String) async throws -> String?

    /// Adds 1 to a count that starts from 0 and is forgotten a lifetime after its first increment.
    func increment(_ key: String, for lifetime: Duration) async throws -> Int

    /// Throws if the cache does not answer.
    func ping() async throws
}
