/// What the text of a scalar means.
public enum ScalarValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number with a fraction or an exponent, or one too large for `Int`, which is then rounded.
    case double(Double)
    case string(String)
}

extension Node {
    /// What a scalar means to Kubernetes; `nil` for a collection.
    ///
    /// `y`, `n`, `on` and `off` are booleans, `0o17`, `017` and `0b1` integers, dates and `12:30:45` text. A tag like
    /// `!!str` or `!!int` decides where there is one; a quoted text without one is text.
    ///
    /// Source: `sigs.k8s.io/yaml`, `goyaml.v2/resolve.go`; compared with `kubectl` 1.32.
    public var scalar: ScalarValue? {
        guard let text else { return nil }
        switch tag {
        case nil: return entry.flags.contains(.isResolvable) ? ScalarValue(resolving: text) : .string(text)
        case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:null":
            return ScalarValue(resolving: text)
        case "tag:yaml.org,2002:float":
            let value = ScalarValue(resolving: text)
            return if case .int(let int) = value { .double(Double(int)) } else { value }
        default: return .string(text)
        }
    }
}

extension ScalarValue {
    /// The meaning of a plain text.
    init(resolving text: String) {
        guard let first = text.utf8.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            self = Self.number(text) ?? .string(text)
        default: self = Self.word(text) ?? .string(text)
        }
    }

    private static func word(_ text: String) -> Self? {
        guard text.utf8.count <= 5 else { return nil }
        switch text {
        case "~", "null", "Null", "NULL": return .null
        case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": return .bool(true)
        case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": return .bool(false)
        default: return nil
        }
    }

    private static func number(_ text: String) -> Self? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .double(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
        case ".nan", ".NaN", ".NAN": return .double(.nan)
        default: break
        }
        let digits = text.contains("_") ? text.filter { $0 != "_" } : text
        if let int = Int(digits), !hasLeadingZero(digits) { return .int(int) }
        return integer(digits) ?? float(digits)
    }

    private static func hasLeadingZero(_ text: String) -> Bool {
        let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        return unsigned.count > 1 && unsigned.first == UInt8(ascii: "0")
    }

    /// An integer with a prefix for its base (`0x`, `0o`, `0b`, or `0` for octal), or a large one.
    private static func integer(_ text: String) -> Self? {
        let sign = text.hasPrefix("-") ? "-" : ""
        var rest = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        var radix = 10
        if rest.utf8.count > 1, rest.hasPrefix("0") {
            switch rest.dropFirst().first {
            case "x", "X": radix = 16
            case "o", "O": radix = 8
            case "b", "B": radix = 2
            default: radix = 0
            }
            rest = rest.dropFirst(radix == 0 ? 1 : 2)
            if radix == 0 { radix = 8 }
        }
        guard let first = rest.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        return Int(sign + rest, radix: radix).map(Self.int) ?? large(rest, radix, isNegative: sign == "-")
    }

    private static func large(_ digits: Substring, _ radix: Int, isNegative: Bool) -> Self? {
        var value = 0.0
        if radix == 10 {
            guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let exact = Double(digits) else { return nil }
            value = exact
        } else {
            for digit in digits {
                guard let digit = digit.hexDigitValue, digit < radix else { return nil }
                value = value * Double(radix) + Double(digit)
            }
        }
        return .double(isNegative ? -value : value)
    }

    private static func float(_ text: String) -> Self? {
        guard isFloat(text), let value = Double(text), value.isFinite else { return nil }
        return .double(value)
    }

    /// Whether the text matches `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?` as a whole.
    private static func isFloat(_ text: String) -> Bool {
        var rest = text.utf8[...]
        dropSign(&rest)
        let whole = dropDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = dropDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            dropSign(&rest)
            guard dropDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func dropSign(_ text: inout Substring.UTF8View) {
        if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") { text.removeFirst() }
    }

    private static func dropDigits(_ text: inout Substring.UTF8View) -> Int {
        let digits = text.prefix { $0 &- 0x30 < 10 }.count
        text = text.dropFirst(digits)
        return digits
    }
}
