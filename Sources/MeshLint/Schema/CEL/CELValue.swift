import MeshModel

/// A value while an expression is evaluated; what stays on the tape is read when it is asked for.
enum CELValue {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([CELValue])
    /// An object or a list on the tape.
    case tape(TapeCursor)
    case emptyObject
    /// In nanoseconds.
    case duration(Int)
    case url(RequestURL)
}

extension CELValue {
    init(_ cursor: TapeCursor) {
        var copy = cursor
        switch cursor.next {
        case .string, .number: self = .string(String(decoding: copy.takeText(), as: UTF8.self))
        case .int: self = .int(copy.takeInt())
        case .double: self = .double(copy.takeDouble())
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .beginObject, .beginList: self = .tape(cursor)
        default: self = .null
        }
    }

    init(_ literal: CELLiteral) {
        switch literal {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .double(value)
        case .string(let value): self = .string(value)
        }
    }

    /// The field of an object; `nil` if it is not there.
    func member(_ name: String) throws(CELError) -> CELValue? {
        switch self {
        case .tape(let cursor) where cursor.next == .beginObject: return cursor.member(name).map { CELValue($0) }
        case .emptyObject: return nil
        default: throw .type
        }
    }

    /// The items of a list, or the keys of an object.
    func elements() throws(CELError) -> [CELValue] {
        switch self {
        case .list(let items): return items
        case .emptyObject: return []
        case .tape(var cursor):
            if cursor.take(.beginList) { return cursor.takeItems() }
            cursor.position += 1
            return cursor.takeKeys()
        default: throw .type
        }
    }

    /// Whether both are the same value; numbers of different types may be.
    func equals(_ other: CELValue) throws(CELError) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.string(let left), .string(let right)): return left == right
        case (.list, _), (.tape, _), (_, .list), (_, .tape): return try equalsElements(other)
        default: return try compare(other) == 0
        }
    }

    private func equalsElements(_ other: CELValue) throws(CELError) -> Bool {
        let (left, right) = (try elements(), try other.elements())
        guard left.count == right.count else { return false }
        for (first, second) in zip(left, right) where try !first.equals(second) { return false }
        return true
    }

    /// Less than 0, 0, or more, as this comes before the other, is equal to it, or comes after it.
    func compare(_ other: CELValue) throws(CELError) -> Int {
        switch (self, other) {
        case (.int(let left), .int(let right)), (.duration(let left), .duration(let right)):
            return left < right ? -1 : left > right ? 1 : 0
        case (.string(let left), .string(let right)): return left < right ? -1 : left > right ? 1 : 0
        default:
            guard let left = number, let right = other.number else { throw .type }
            return left < right ? -1 : left > right ? 1 : 0
        }
    }

    private var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}

extension TapeCursor {
    fileprivate mutating func takeItems() -> [CELValue] {
        var items: [CELValue] = []
        while next != .endList, next != nil {
            items.append(CELValue(self))
            skip()
        }
        return items
    }

    fileprivate mutating func takeKeys() -> [CELValue] {
        var keys: [CELValue] = []
        while next == .key {
            keys.append(.string(String(decoding: takeText(), as: UTF8.self)))
            skip()
        }
        return keys
    }
}
