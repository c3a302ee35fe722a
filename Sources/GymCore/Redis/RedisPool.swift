/// A Redis server: a few connections that open anew after the server was away.
struct RedisPool: Sendable {
    let address: ServerAddress
    private let pool: ConnectionPool<RedisConnection>

    init(_ address: ServerAddress) {
        self.address = address
        pool = ConnectionPool(size: 4) { try RedisConnection(address) }
    }

    /// Runs a command, once more if the connection was lost: it may be carried out twice.
    func run(_ command: String...) async throws(GymError) -> RedisReply {
        do {
            do {
                return try await once(command)
            } catch RedisError.connectionLost {
                return try await once(command)
            }
        } catch {
            throw (error as? RedisError)?.gymError ?? (error as? GymError) ?? .unavailable("\(error)")
        }
    }

    var usage: PoolUsage { pool.usage }

    func close() async {
        await pool.close()
    }

    private func once(_ command: [String]) async throws -> RedisReply {
        try await pool.run(isLost: { !(($0 as? RedisError)?.isRefusal ?? false) }) { try $0.run(command) }
    }
}

extension RedisError {
    /// Whether the connection is as good as before.
    fileprivate var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }
}
