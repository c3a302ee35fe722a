internal import GRDB
import Synchronization

/// SQLite: in a file that several processes may share, or in memory for this one alone.
struct SQLiteDatabase: SQLDatabase {
    private let writer: any DatabaseWriter
    private let connections: Int
    private let calls = CallCount()

    /// Throws ``GymError/unavailable(_:)`` if the file cannot be opened.
    ///
    /// - Parameter path: the file, made where there is none; nothing means memory.
    init(path: String?) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        // What is acknowledged outlives a loss of power.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        // One writes, the others read.
        connections = path == nil ? 1 : configuration.maximumReaderCount + 1
        do {
            writer = try Self.open(path, configuration)
        } catch let error as DatabaseError {
            throw SQLError.failed(error.description).gymError
        }
    }

    private static func open(_ path: String?, _ configuration: Configuration) throws -> any DatabaseWriter {
        guard let path else { return try DatabaseQueue(configuration: configuration) }
        return try DatabasePool(path: path, configuration: configuration)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value {
        try await counted { try await writer.read { try body(SQLiteSession(database: $0)) } }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value {
        try await counted { try await writer.write { try body(SQLiteSession(database: $0)) } }
    }

    func migrate(_ statements: [String]) async throws {
        // A transaction that writes excludes all others, those of other processes too.
        try await counted {
            try await writer.write { database in
                let done = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                for statement in statements.dropFirst(done) { try database.execute(sql: statement) }
                try database.execute(sql: "PRAGMA user_version = \(max(done, statements.count))")
            }
        }
    }

    var usage: PoolUsage {
        let underWay = calls.underWay.load(ordering: .relaxed)
        return PoolUsage(open: connections, busy: min(underWay, connections), waiting: max(0, underWay - connections))
    }

    func close() async {
        // What is still running keeps its connection until it ends.
        try? writer.close()
    }

    /// Runs a call, and translates its errors.
    private func counted<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        calls.underWay.wrappingAdd(1, ordering: .relaxed)
        defer { calls.underWay.wrappingSubtract(1, ordering: .relaxed) }
        do {
            return try await work()
        } catch let error as SQLError {
            throw error.gymError
        } catch let error as DatabaseError {
            throw SQLError.failed(error.description).gymError
        }
    }
}

/// How many calls of a database are under way.
private final class CallCount: Sendable {
    let underWay = Atomic(0)
}

/// A connection of GRDB's, which prepares each statement once.
private struct SQLiteSession: SQLSession {
    let database: Database

    var dialect: SQLDialect { .sqlite }

    func rows(_ statement: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try translatingErrors {
            let prepared = try database.cachedStatement(sql: statement)
            return try Row.fetchAll(prepared, arguments: StatementArguments(values.map(\.databaseValue))).map(
                SQLRow.init
            )
        }
    }

    func run(_ statement: String, _ values: [SQLValue]) throws -> Int {
        try translatingErrors {
            let prepared = try database.cachedStatement(sql: statement)
            try prepared.execute(arguments: StatementArguments(values.map(\.databaseValue)))
            return database.changesCount
        }
    }

    private func translatingErrors<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw SQLError.duplicate
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .double(let number): self = .text("\(number)")
        case .null, .blob: self = .null
        }
    }
}

extension SQLRow {
    fileprivate init(_ row: Row) {
        values = row.databaseValues.map(SQLValue.init)
    }
}
