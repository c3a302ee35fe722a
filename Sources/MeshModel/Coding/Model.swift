/// An object of a manifest: a struct whose stored properties are the fields.
///
/// The members below are generated from the declarations in `Kinds` by the build; a kind file holds nothing but its
/// fields and their documentation.
public protocol Model: FieldValue, EmptyRepresentable {
    /// What the object's fields are, for checks and reference texts.
    static var schema: ObjectSchema { get }

    /// What was read but is not a field of this type, or of another type than the field; written back as it was.
    var unknownFields: UnknownFields { get set }

    /// Appends the fields, without the object around them.
    func encodeFields(to tape: inout Tape)

    /// The keys of the fields, in their order.
    static var keys: KeyTable { get }

    /// Reads a value into the field with this number; `false` if there is no such field, or it has another type.
    mutating func decodeField(_ number: Int, from reader: inout TapeReader) -> Bool
}

extension Model {
    public static var shape: FieldShape { .object(Self.self) }

    public func encode(to tape: inout Tape) {
        tape.beginObject()
        encodeFields(to: &tape)
        tape.endObject()
    }

    public static func decode(from reader: inout TapeReader) -> Self? {
        guard reader.take(.beginObject) else { return nil }
        var value = Self.empty
        while reader.next == .key {
            let start = reader.position
            if !value.decodeField(reader.takeKeyNumber(in: Self.keys), from: &reader) {
                value.unknownFields.append(keyAt: start, from: &reader)
            }
        }
        reader.advance()
        return value
    }

    /// Equal values are encoded alike.
    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.tape == rhs.tape }

    public func hash(into hasher: inout Hasher) { hasher.combine(tape) }

    /// The value as a tape of its own.
    public var tape: Tape {
        var tape = Tape()
        encode(to: &tape)
        return tape
    }
}

/// The fields of an object that its type does not have, in the order they were read.
public struct UnknownFields: Hashable, Sendable {
    private var tokens = Tape()

    public init() {}

    public var isEmpty: Bool { tokens.bytes.isEmpty }

    /// The keys and their values.
    public var entries: [(key: String, value: AnyValue)] {
        var reader = TapeReader(tokens)
        var entries: [(key: String, value: AnyValue)] = []
        while reader.next == .key { entries.append((reader.takeText(), AnyValue(reader.takeValue()))) }
        return entries
    }

    func encode(to tape: inout Tape) {
        if !isEmpty { tape.append(tokens) }
    }

    mutating func append(_ key: String, _ value: AnyValue) {
        tokens.key(key)
        value.encode(to: &tokens)
    }

    /// Appends the key at `start` and its value, which comes next.
    mutating func append(keyAt start: Int, from reader: inout TapeReader) {
        reader.skip()
        tokens.append(tokens: reader.bytes[start..<reader.position])
    }
}
