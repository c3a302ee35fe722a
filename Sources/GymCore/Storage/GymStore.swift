/// What the gym remembers for good, in SQLite or in MySQL.
///
/// Every method is one transaction and throws ``GymError``.
public struct GymStore: Sendable {
    let database: any SQLDatabase

    /// A store in a database whose tables are made, or brought up to date, first.
    init(_ database: any SQLDatabase, dialect: SQLDialect) async throws {
        self.database = database
        try await database.migrate(Migrations.statements(dialect))
    }

    /// How busy the connections are.
    public var usage: PoolUsage { database.usage }

    /// Throws if the database does not answer.
    public func ping() async throws {
        _ = try await database.read { try $0.row("SELECT 1", []) }
    }

    /// Ends all connections when what runs has ended.
    public func close() async {
        await database.close()
    }
}
