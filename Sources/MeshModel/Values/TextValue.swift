extension TapeReader {
    /// The next string as a value with a text form; `nil`, and nothing is passed, if it has no such form.
    mutating func takeText<Value>(as make: (String) -> Value?) -> Value? {
        guard next == .string else { return nil }
        let start = position
        if let value = make(takeText()) { return value }
        position = start
        return nil
    }
}

/// A point in time as RFC 3339 text, kept as it is written.
public struct Timestamp: FieldValue, CustomStringConvertible {
    public let description: String

    public init(_ text: String) { description = text }

    public static var shape: FieldShape { .timestamp }
    public func encode(to tape: inout Tape) { tape.string(description) }
    public static func decode(from reader: inout TapeReader) -> Timestamp? { reader.takeText(as: Timestamp.init) }
}
