/// A value that a field of a manifest can hold.
public protocol FieldValue: Hashable, Sendable {
    /// Appends the value.
    func encode(to tape: inout Tape)

    /// The next value of the tape, or `nil` if it is of another type; then the reader has not moved.
    static func decode(from reader: inout TapeReader) -> Self?

    /// What the value looks like, for checks and reference texts.
    static var shape: FieldShape { get }
}

/// A value that has a natural empty form, which stands in where a required field is missing.
public protocol EmptyRepresentable {
    static var empty: Self { get }
}

extension TapeReader {
    /// Reads an optional field; `false` if the value is of another type, which then stays unread.
    mutating func readOptional<Value: FieldValue>(into field: inout Value?) -> Bool {
        guard let value = Value.decode(from: &self) else { return false }
        field = value
        return true
    }

    // These spare the most frequent types the way through the protocol.
    mutating func readOptional(into field: inout String?) -> Bool { take(String.decode(from: &self), into: &field) }
    mutating func readOptional(into field: inout Int?) -> Bool { take(Int.decode(from: &self), into: &field) }
    mutating func readOptional(into field: inout Bool?) -> Bool { take(Bool.decode(from: &self), into: &field) }
    mutating func readOptional(into field: inout [String]?) -> Bool { take([String].decode(from: &self), into: &field) }
    mutating func readOptional(into field: inout [String: String]?) -> Bool {
        take([String: String].decode(from: &self), into: &field)
    }
    mutating func readOptional(into field: inout GoDuration?) -> Bool {
        take(GoDuration.decode(from: &self), into: &field)
    }
    mutating func readOptional(into field: inout IntOrString?) -> Bool {
        take(IntOrString.decode(from: &self), into: &field)
    }
    mutating func readOptional(into field: inout [String: Quantity]?) -> Bool {
        take([String: Quantity].decode(from: &self), into: &field)
    }
    mutating func read(into field: inout String) -> Bool { take(String.decode(from: &self), into: &field) }
    mutating func read(into field: inout Int) -> Bool { take(Int.decode(from: &self), into: &field) }
    mutating func read(into field: inout [String]) -> Bool { take([String].decode(from: &self), into: &field) }

    @inline(__always)
    private func take<Value>(_ value: Value?, into field: inout Value?) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }

    @inline(__always)
    private func take<Value>(_ value: Value?, into field: inout Value) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }

    /// Reads a required field; `false` if the value is of another type, which then stays unread.
    mutating func read<Value: FieldValue>(into field: inout Value) -> Bool {
        guard let value = Value.decode(from: &self) else { return false }
        field = value
        return true
    }
}

extension Tape {
    mutating func field<Value: FieldValue>(_ name: StaticString, _ value: Value) {
        key(name)
        value.encode(to: &self)
    }

    /// An absent field is not written; an empty list is.
    mutating func field<Value: FieldValue>(_ name: StaticString, _ value: Value?) {
        guard let value else { return }
        key(name)
        value.encode(to: &self)
    }
}

extension String: FieldValue, EmptyRepresentable {
    public static var shape: FieldShape { .string }
    public static var empty: String { "" }
    public func encode(to tape: inout Tape) { tape.string(self) }
    public static func decode(from reader: inout TapeReader) -> String? {
        reader.next == .string ? reader.takeText() : nil
    }
}

extension Int: FieldValue, EmptyRepresentable {
    public static var shape: FieldShape { .integer }
    public static var empty: Int { 0 }
    public func encode(to tape: inout Tape) { tape.int(self) }
    public static func decode(from reader: inout TapeReader) -> Int? {
        reader.next == .int ? reader.takeInt() : nil
    }
}

extension Double: FieldValue, EmptyRepresentable {
    public static var shape: FieldShape { .number }
    public static var empty: Double { 0 }
    public func encode(to tape: inout Tape) { tape.double(self) }
    public static func decode(from reader: inout TapeReader) -> Double? {
        switch reader.next {
        case .double: reader.takeDouble()
        case .int: Double(reader.takeInt())
        default: nil
        }
    }
}

extension Bool: FieldValue, EmptyRepresentable {
    public static var shape: FieldShape { .boolean }
    public static var empty: Bool { false }
    public func encode(to tape: inout Tape) { tape.bool(self) }
    public static func decode(from reader: inout TapeReader) -> Bool? {
        if reader.take(.true) { return true }
        return reader.take(.false) ? false : nil
    }
}

extension Array: FieldValue where Element: FieldValue {
    public static var shape: FieldShape { .list(Element.shape) }
    public func encode(to tape: inout Tape) {
        tape.beginList()
        for element in self { element.encode(to: &tape) }
        tape.endList()
    }

    public static func decode(from reader: inout TapeReader) -> [Element]? {
        let start = reader.position
        guard reader.take(.beginList) else { return nil }
        var elements: [Element] = []
        while !reader.take(.endList) {
            guard let element = Element.decode(from: &reader) else {
                reader.position = start
                return nil
            }
            elements.append(element)
        }
        return elements
    }
}

extension Array: EmptyRepresentable where Element: FieldValue {
    public static var empty: [Element] { [] }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
    public static var shape: FieldShape { .map(Value.shape) }

    /// Sorted by key, since the order of a dictionary differs from run to run.
    public func encode(to tape: inout Tape) {
        tape.beginObject()
        if count == 1, let (key, value) = first {
            tape.key(key)
            value.encode(to: &tape)
        } else {
            for (key, value) in sorted(by: { $0.key < $1.key }) {
                tape.key(key)
                value.encode(to: &tape)
            }
        }
        tape.endObject()
    }

    public static func decode(from reader: inout TapeReader) -> [String: Value]? {
        let start = reader.position
        guard reader.take(.beginObject) else { return nil }
        var values: [String: Value] = [:]
        while !reader.take(.endObject) {
            let key = reader.takeText()
            guard let value = Value.decode(from: &reader) else {
                reader.position = start
                return nil
            }
            values[key] = value
        }
        return values
    }
}

extension Dictionary: EmptyRepresentable where Key == String, Value: FieldValue {
    public static var empty: [String: Value] { [:] }
}
