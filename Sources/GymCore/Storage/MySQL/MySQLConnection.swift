internal import CMariaDB

/// A connection of libmariadb; its calls block, and one thread uses it at a time.
final class MySQLConnection: SQLSession {
    private let handle: UnsafeMutablePointer<MYSQL>
    /// Prepared once for all times.
    private var statements: [String: MySQLStatement] = [:]

    var dialect: SQLDialect { .mysql }

    init(_ address: ServerAddress) throws {
        guard let handle = mysql_init(nil) else { throw SQLError.failed("no memory for a connection") }
        self.handle = handle
        setOption(MYSQL_OPT_CONNECT_TIMEOUT, seconds: 3)
        setOption(MYSQL_OPT_READ_TIMEOUT, seconds: 10)
        setOption(MYSQL_OPT_WRITE_TIMEOUT, seconds: 10)
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        let connected = mysql_real_connect(
            handle,
            address.host,
            address.user,
            address.password,
            address.database,
            UInt32(address.port),
            nil,
            UInt(CLIENT_FOUND_ROWS)
        )
        if connected == nil { throw failure }
        // Rows that were looked at and passed by stay unlocked; values that do not fit are errors.
        try set("TRANSACTION ISOLATION LEVEL READ COMMITTED")
        try set("sql_mode = 'STRICT_ALL_TABLES'")
    }

    deinit {
        statements.removeAll()
        mysql_close(handle)
    }

    func rows(_ statement: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try prepared(statement).rows(values)
    }

    @discardableResult
    func run(_ statement: String, _ values: [SQLValue]) throws -> Int {
        try prepared(statement).run(values)
    }

    /// Runs a body as one transaction, undone if it throws.
    func transaction<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
        guard mysql_query(handle, "START TRANSACTION") == 0 else { throw failure }
        let value: Value
        do {
            value = try body(self)
        } catch {
            mysql_rollback(handle)
            throw error
        }
        guard mysql_commit(handle) == 0 else { throw SQLError.outcomeUnknown(message) }
        return value
    }

    private func prepared(_ text: String) throws -> MySQLStatement {
        if let statement = statements[text] { return statement }
        let statement = try MySQLStatement(text, handle)
        statements[text] = statement
        return statement
    }

    private func setOption(_ option: mysql_option, seconds: UInt32) {
        withUnsafePointer(to: seconds) { _ = mysql_options(handle, option, $0) }
    }

    private func set(_ variable: String) throws {
        guard mysql_query(handle, "SET SESSION \(variable)") == 0 else { throw failure }
    }

    private var message: String { String(cString: mysql_error(handle)) }

    private var failure: SQLError { SQLError(mysqlCode: mysql_errno(handle), message) }
}

extension SQLError {
    /// Source: MariaDB Knowledge Base, "MariaDB Error Code Reference".
    init(mysqlCode code: UInt32, _ message: String) {
        self =
            switch code {
            // A table, an index, a row.
            case 1050, 1061, 1062: .duplicate
            // Waited too long for a lock; deadlock.
            case 1205, 1213: .conflict(message)
            // Too many connections; shutdown; killed; client errors of the connection.
            case 1040, 1053, 1927, 2002...2006, 2013, 2055: .connectionLost(message)
            default: .failed(message)
            }
    }
}
