internal import CMariaDB

/// A statement that the server has prepared, and memory for its results.
final class MySQLStatement {
    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private let results: [MySQLCell]

    init(_ text: String, _ connection: UnsafeMutablePointer<MYSQL>) throws {
        guard let handle = mysql_stmt_init(connection) else { throw SQLError.failed("no memory for a statement") }
        guard mysql_stmt_prepare(handle, text, UInt(text.utf8.count)) == 0 else {
            defer { mysql_stmt_close(handle) }
            throw SQLError(mysqlCode: mysql_stmt_errno(handle), String(cString: mysql_stmt_error(handle)))
        }
        self.handle = handle
        results = Self.cells(handle)
        guard !results.isEmpty else { return }
        // libmariadb copies the descriptions, not the memory that they describe.
        var bindings = results.map(\.binding)
        guard mysql_stmt_bind_result(handle, &bindings) == 0 else { throw failure }
    }

    deinit {
        mysql_stmt_close(handle)
    }

    func rows(_ values: [SQLValue]) throws -> [SQLRow] {
        try execute(values)
        defer { mysql_stmt_free_result(handle) }
        guard mysql_stmt_store_result(handle) == 0 else { throw failure }
        var rows: [SQLRow] = []
        while true {
            switch mysql_stmt_fetch(handle) {
            case 0: rows.append(SQLRow(values: results.map(\.value)))
            case MYSQL_NO_DATA: return rows
            case MYSQL_DATA_TRUNCATED: throw SQLError.failed("a value is longer than its column")
            default: throw failure
            }
        }
    }

    func run(_ values: [SQLValue]) throws -> Int {
        try execute(values)
        return Int(mysql_stmt_affected_rows(handle))
    }

    private func execute(_ values: [SQLValue]) throws {
        guard mysql_stmt_param_count(handle) == values.count else { throw SQLError.failed("values are missing") }
        let cells = values.map(MySQLCell.init)
        var bindings = cells.map(\.binding)
        try withExtendedLifetime(cells) {
            if !bindings.isEmpty, mysql_stmt_bind_param(handle, &bindings) != 0 { throw failure }
            if mysql_stmt_execute(handle) != 0 { throw failure }
        }
    }

    /// Memory for each column of the results.
    private static func cells(_ handle: UnsafeMutablePointer<MYSQL_STMT>) -> [MySQLCell] {
        guard let metadata = mysql_stmt_result_metadata(handle) else { return [] }
        defer { mysql_free_result(metadata) }
        let fields = UnsafeBufferPointer(start: mysql_fetch_fields(metadata), count: Int(mysql_num_fields(metadata)))
        return fields.map { MySQLCell(field: $0) }
    }

    private var failure: SQLError {
        SQLError(mysqlCode: mysql_stmt_errno(handle), String(cString: mysql_stmt_error(handle)))
    }
}

/// Memory at a fixed address that libmariadb reads a value from or writes one to.
final class MySQLCell {
    private let type: enum_field_types
    private let bytes: UnsafeMutableRawBufferPointer
    private let length: UnsafeMutablePointer<UInt>
    private let isNull: UnsafeMutablePointer<my_bool>

    private init(_ type: enum_field_types, capacity: Int) {
        self.type = type
        bytes = .allocate(byteCount: max(capacity, 8), alignment: 8)
        length = .allocate(capacity: 1)
        length.initialize(to: UInt(capacity))
        isNull = .allocate(capacity: 1)
        isNull.initialize(to: 0)
    }

    /// A value of a parameter.
    convenience init(_ value: SQLValue) {
        switch value {
        case .null:
            self.init(MYSQL_TYPE_NULL, capacity: 0)
        case .integer(let number):
            self.init(MYSQL_TYPE_LONGLONG, capacity: 8)
            bytes.storeBytes(of: number, as: Int64.self)
        case .text(let text):
            self.init(MYSQL_TYPE_STRING, capacity: text.utf8.count)
            bytes.copyBytes(from: text.utf8)
        }
    }

    /// Room for any value of a column.
    convenience init(field: MYSQL_FIELD) {
        switch field.type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG:
            self.init(MYSQL_TYPE_LONGLONG, capacity: 8)
        default:
            self.init(MYSQL_TYPE_STRING, capacity: Int(field.length))
        }
    }

    deinit {
        bytes.deallocate()
        length.deallocate()
        isNull.deallocate()
    }

    var binding: MYSQL_BIND {
        var binding = MYSQL_BIND()
        binding.buffer_type = type
        binding.buffer = bytes.baseAddress
        binding.buffer_length = UInt(bytes.count)
        binding.length = length
        binding.is_null = isNull
        return binding
    }

    var value: SQLValue {
        if isNull.pointee != 0 { return .null }
        if type == MYSQL_TYPE_LONGLONG { return .integer(bytes.load(as: Int64.self)) }
        return .text(String(decoding: bytes.prefix(Int(length.pointee)), as: UTF8.self))
    }
}
