/// A number or a text: a port by number or by name, an amount or a percentage.
///
/// Never one string: `"8080"` is the *name* of a port.
public enum IntOrString: FieldValue, CustomStringConvertible, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    case int(Int)
    case string(String)

    public init(integerLiteral value: Int) { self = .int(value) }
    public init(stringLiteral value: String) { self = .string(value) }

    /// A percentage: `25%`.
    public static func percent(_ value: Int) -> IntOrString { .string("\(value)%") }

    public var description: String {
        switch self {
        case .int(let value): "\(value)"
        case .string(let value): value
        }
    }

    public static var shape: FieldShape { .intOrString }

    public func encode(to tape: inout Tape) {
        switch self {
        case .int(let value): tape.int(value)
        case .string(let value): tape.string(value)
        }
    }

    public static func decode(from reader: inout TapeReader) -> IntOrString? {
        switch reader.next {
        case .int: .int(reader.takeInt())
        case .string: .string(reader.takeText())
        default: nil
        }
    }
}
