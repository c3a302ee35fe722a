/// A cache in Redis, under keys that begin with `gym:`.
struct RedisCache: Cache {
    private let redis: RedisPool

    init(_ redis: RedisPool) {
        self.redis = redis
    }

    func value(_ key: String) async throws -> String? {
        try await redis.run("GET", name(key)).text
    }

    func set(_ key: String, to value: String, for lifetime: Duration) async throws {
        _ = try await redis.run("SET", name(key), value, "PX", lifetime.milliseconds)
    }

    func setIfAbsent(_ key: String, to value: String, for lifetime: Duration) async throws -> Bool {
        try await redis.run("SET", name(key), value, "PX", lifetime.milliseconds, "NX") != .none
    }

    func take(_ key: String) async throws -> String? {
        try await redis.run("GETDEL", name(key)).text
    }

    func increment(_ key: String, for lifetime: Duration) async throws -> Int {
        let script = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count
            """
        guard case .integer(let count) = try await redis.run("EVAL", script, "1", name(key), lifetime.milliseconds)
        else {
            throw GymError.unavailable("Redis did not count")
        }
        return count
    }

    func ping() async throws {
        _ = try await redis.run("PING")
    }

    private func name(_ key: String) -> String { "gym:" + key }
}

extension Duration {
    /// Whole milliseconds, at least one.
    fileprivate var milliseconds: String {
        let (seconds, attoseconds) = components
        return String(max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
