/// A value of any shape: what a kind leaves open, and all of a resource whose kind is not modelled.
///
/// Written with literals: `["name": "envoy.filters.http.router", "typed_config": ["@type": "…"]]`. The order of an
/// object's keys is kept.
public struct AnyValue: FieldValue, EmptyRepresentable {
    public let tape: Tape

    /// - Parameter tape: exactly one value.
    public init(_ tape: Tape) { self.tape = tape }

    /// Any other value of the model, in its encoded form.
    public init(_ value: some FieldValue) {
        var tape = Tape()
        value.encode(to: &tape)
        self.tape = tape
    }

    public static var shape: FieldShape { .any }
    public static var empty: AnyValue { AnyValue([:] as [String: String]) }
    public func encode(to tape: inout Tape) { tape.append(self.tape) }
    public static func decode(from reader: inout TapeReader) -> AnyValue? {
        // A null is no value: it is kept with the unknown fields.
        reader.next == .null ? nil : AnyValue(reader.takeValue())
    }

    /// The value of a key, if this is an object that has it.
    public subscript(key: String) -> AnyValue? {
        entries?.first { $0.key == key }?.value
    }

    /// The keys and values of an object; `nil` for anything else.
    public var entries: [(key: String, value: AnyValue)]? {
        var reader = TapeReader(tape)
        guard reader.take(.beginObject) else { return nil }
        var entries: [(key: String, value: AnyValue)] = []
        while reader.next == .key { entries.append((reader.takeText(), AnyValue(reader.takeValue()))) }
        return entries
    }

    /// The items of a list; `nil` for anything else.
    public var items: [AnyValue]? {
        var reader = TapeReader(tape)
        guard reader.take(.beginList) else { return nil }
        var items: [AnyValue] = []
        while !reader.isAtEnd { items.append(AnyValue(reader.takeValue())) }
        return items
    }

    /// The value as another type of the model; `nil` if it is none.
    public func decoded<Value: FieldValue>(as type: Value.Type) -> Value? {
        var reader = TapeReader(tape)
        return Value.decode(from: &reader)
    }

    public var string: String? { decoded(as: String.self) }
    public var int: Int? { decoded(as: Int.self) }
    public var bool: Bool? { decoded(as: Bool.self) }
}

extension AnyValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self.init(value) }
    public init(integerLiteral value: Int) { self.init(value) }
    public init(floatLiteral value: Double) { self.init(value) }
    public init(booleanLiteral value: Bool) { self.init(value) }
    public init(arrayLiteral elements: AnyValue...) { self.init(elements) }

    public init(dictionaryLiteral elements: (String, AnyValue)...) {
        var tape = Tape()
        tape.beginObject()
        for (key, value) in elements {
            tape.key(key)
            value.encode(to: &tape)
        }
        tape.endObject()
        self.init(tape)
    }

    public init(nilLiteral: ()) {
        var tape = Tape()
        tape.null()
        self.init(tape)
    }
}
