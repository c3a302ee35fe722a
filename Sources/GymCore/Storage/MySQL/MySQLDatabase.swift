/// MySQL or MariaDB: a pool of connections that open anew after the server was away.
struct MySQLDatabase: SQLDatabase {
    private let pool: ConnectionPool<MySQLConnection>

    /// Together with those of other replicas well under what the server takes (151 by default).
    private static let connections = 8

    /// How often a transaction is tried that may be tried again, and how long the first pause is; each is twice as long.
    private static let attempts = 5
    private static let firstPause = Duration.milliseconds(50)

    init(_ address: ServerAddress) {
        pool = ConnectionPool(size: Self.connections) { try MySQLConnection(address) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value {
        try await perform { try body($0) }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value {
        try await perform { try $0.transaction(body) }
    }

    func migrate(_ statements: [String]) async throws {
        try await perform { connection in
            try connection.exclusively("gym-migrations") {
                try connection.run("CREATE TABLE IF NOT EXISTS migrations (number INT NOT NULL PRIMARY KEY)", [])
                let done = try connection.row("SELECT COUNT(*) FROM migrations", [])?.int(0) ?? 0
                for (number, statement) in statements.enumerated().dropFirst(done) {
                    try connection.migrate(statement, number: number)
                }
            }
        }
    }

    var usage: PoolUsage { pool.usage }

    func close() async {
        await pool.close()
    }

    /// Tries again what the server or the network cut short, as long as it is certain that nothing was changed.
    private func perform<Value: Sendable>(
        _ body: @escaping @Sendable (MySQLConnection) throws -> Value
    ) async throws -> Value {
        var pause = Self.firstPause
        for _ in 1..<Self.attempts {
            do {
                return try await once(body)
            } catch SQLError.conflict, SQLError.connectionLost {
                try await Task.sleep(for: pause * Double.random(in: 0.5...1))
                pause *= 2
            } catch let error as SQLError {
                throw error.gymError
            }
        }
        do {
            return try await once(body)
        } catch let error as SQLError {
            throw error.gymError
        }
    }

    private func once<Value: Sendable>(
        _ body: @escaping @Sendable (MySQLConnection) throws -> Value
    ) async throws -> Value {
        try await pool.run(isLost: \.endsConnection, body)
    }
}

extension Error {
    /// Whether the connection is of no more use.
    fileprivate var endsConnection: Bool {
        switch self as? SQLError {
        case .connectionLost, .outcomeUnknown: true
        default: false
        }
    }
}

extension MySQLConnection {
    /// Runs a body while no other connection runs one under the same name.
    fileprivate func exclusively(_ name: String, _ body: () throws -> Void) throws {
        guard try row("SELECT GET_LOCK(?, 60)", [.init(name)])?.int(0) == 1 else {
            throw SQLError.failed("another process holds the lock \(name)")
        }
        defer { _ = try? row("SELECT RELEASE_LOCK(?)", [.init(name)]) }
        try body()
    }

    fileprivate func migrate(_ statement: String, number: Int) throws {
        do {
            try run(statement, [])
        } catch SQLError.duplicate {
            // An earlier start was cut short between this statement and the next: what is there is its work.
        }
        try run("INSERT INTO migrations (number) VALUES (?)", [.init(number)])
    }
}
