import GymTestKit
import Testing

@testable import GymCore

/// The cache, in memory and in Redis.
@Suite struct CacheTests {
    enum Kind: CaseIterable, Sendable { case memory, redis }

    /// The cache, and the server that it lives in as long as somebody holds it.
    private func cache(_ kind: Kind) async throws -> (any Cache, RedisServer?) {
        guard kind == .redis else { return (MemoryCache(), nil) }
        let server = try await RedisServer()
        return try (RedisCache(RedisPool(.redis(server.url))), server)
    }

    @Test(arguments: Kind.allCases)
    func valuesExpire(_ kind: Kind) async throws {
        let (cache, server) = try await cache(kind)
        try await cache.set("short", to: "a 'b' \r\n ☃", for: .seconds(2))
        try await cache.set("long", to: "x", for: .seconds(60))
        #expect(try await cache.value("short") == "a 'b' \r\n ☃")
        #expect(try await eventually { try await cache.value("short") == nil })
        #expect(try await cache.value("long") == "x")
        #expect(try await cache.value("never") == nil)
        _ = server
    }

    @Test(arguments: Kind.allCases)
    func oneOfManySetsOrTakes(_ kind: Kind) async throws {
        let (cache, server) = try await cache(kind)
        let winners = try await count { try await cache.setIfAbsent("lock", to: "1", for: .seconds(60)) }
        #expect(winners == 1)
        let takers = try await count { try await cache.take("lock") == "1" }
        #expect(takers == 1)
        #expect(try await cache.setIfAbsent("lock", to: "2", for: .seconds(60)))
        _ = server
    }

    @Test(arguments: Kind.allCases)
    func countsAreForgottenAfterTheFirstOnesLifetime(_ kind: Kind) async throws {
        let (cache, server) = try await cache(kind)
        _ = try await count { try await cache.increment("tries", for: .seconds(60)) > 0 }
        #expect(try await cache.increment("tries", for: .seconds(60)) == 21)
        #expect(try await cache.increment("brief", for: .seconds(2)) == 1)
        #expect(try await eventually { try await cache.value("brief") == nil })
        #expect(try await cache.increment("brief", for: .seconds(60)) == 1)
        _ = server
    }

    @Test func memoryLetsGoOfWhatHasExpired() async throws {
        let cache = MemoryCache()
        for number in 0..<5000 { cache.set("\(number)", to: "x", for: .nanoseconds(1)) }
        #expect(cache.count <= 1025)
    }

    /// How many of twenty at once succeed.
    private func count(_ attempt: @escaping @Sendable () async throws -> Bool) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await attempt() } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
