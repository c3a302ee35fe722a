/// A value of a column or of a place in a statement.
enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(_ value: Int) { self = .integer(Int64(value)) }
    init(_ value: String) { self = .text(value) }
    init(_ value: Moment) { self = .integer(value.seconds) }
    init(_ value: Booking.State) { self = .text(value.rawValue) }
}

/// The values of a row, in the order of the statement's columns.
struct SQLRow: Sendable {
    let values: [SQLValue]

    func text(_ column: Int) throws(GymError) -> String {
        guard case .text(let text) = values[column] else { throw .unexpected(values[column], column) }
        return text
    }

    func int(_ column: Int) throws(GymError) -> Int {
        switch values[column] {
        case .integer(let number): return Int(number)
        // MySQL gives the sums of integers as decimals.
        case .text(let text): if let number = Int(text) { return number }
        case .null: break
        }
        throw .unexpected(values[column], column)
    }

    func optionalInt(_ column: Int) throws(GymError) -> Int? {
        values[column] == .null ? nil : try int(column)
    }

    func moment(_ column: Int) throws(GymError) -> Moment {
        try Moment(seconds: Int64(int(column)))
    }
}

extension GymError {
    fileprivate static func unexpected(_ value: SQLValue, _ column: Int) -> GymError {
        .unavailable("the database holds \(value) in column \(column), where something else is expected")
    }
}

/// What differs between databases.
struct SQLDialect: Sendable {
    /// After a `SELECT`: nobody else changes the rows until the transaction ends.
    let forUpdate: String
    /// After a `CREATE TABLE`: texts are UTF-8, and equal if their bytes are.
    let tableOptions: String

    static let sqlite = SQLDialect(forUpdate: "", tableOptions: "")
    static let mysql = SQLDialect(
        forUpdate: " FOR UPDATE",
        tableOptions: " ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
    )
}

/// A connection inside a transaction; all statements are prepared.
protocol SQLSession {
    var dialect: SQLDialect { get }

    func rows(_ statement: String, _ values: [SQLValue]) throws -> [SQLRow]

    /// - Returns: how many rows were changed, or would have been if they had not been so already.
    @discardableResult
    func run(_ statement: String, _ values: [SQLValue]) throws -> Int
}

extension SQLSession {
    /// The first row, if there is any.
    func row(_ statement: String, _ values: [SQLValue]) throws -> SQLRow? {
        try rows(statement, values).first
    }
}

/// A database that runs transactions away from Swift's own threads.
protocol SQLDatabase: Sendable {
    /// Runs a transaction that changes nothing.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value

    /// Runs a transaction that is undone if the body throws. It may run more than once, and counts once.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value

    /// Runs statements one by one that create tables, unless another process does; each runs once ever.
    func migrate(_ statements: [String]) async throws

    /// How busy the connections are.
    var usage: PoolUsage { get }

    /// Ends all connections when what runs has ended.
    func close() async
}

/// How busy a pool of connections is.
public struct PoolUsage: Hashable, Sendable {
    /// Connections that are open.
    public let open: Int
    /// Connections that do something.
    public let busy: Int
    /// Tasks that wait for a connection.
    public let waiting: Int
}
