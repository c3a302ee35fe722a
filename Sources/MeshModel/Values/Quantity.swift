/// An amount of a computing resource, such as `250m` of CPU or `64Mi` of memory.
///
/// Keeps the text it was written as, so that reading and writing a manifest changes nothing, and compares by amount, so
/// that `1000m` equals `1`.
///
/// Source: Kubernetes API reference, `resource.Quantity`.
public struct Quantity: FieldValue, Comparable, LosslessStringConvertible, ExpressibleByIntegerLiteral {
    /// The spelling, for example `250m`.
    public let description: String
    /// The amount in billionths of the base unit (cores, or bytes), rounded up as Kubernetes does.
    public let billionths: Int128
    /// Whether it is written as a number, not as text.
    private let isNumber: Bool

    /// - Parameter text: a decimal number with an SI (`m`, `k`, `M`, `G`, …), a binary (`Ki`, `Mi`, …) or no suffix, or
    ///   an exponent (`1e3`); `nil` if it is not that.
    public init?(_ text: String) { self.init(text, isNumber: false) }

    public init(integerLiteral value: Int) {
        description = "\(value)"
        billionths = Int128(value) * 1_000_000_000
        isNumber = false
    }

    /// From one amount to another, both included.
    ///
    /// The standard library has this operator too, but in a form that is compiled into each place that uses it. This one
    /// is a call, and cheaper for the compiler to find: a mesh with ten of them compiles faster by a tenth.
    public static func ... (least: Quantity, most: Quantity) -> ClosedRange<Quantity> {
        precondition(least <= most, "a range of amounts begins with the smaller one, not with \(least)")
        return ClosedRange(uncheckedBounds: (least, most))
    }

    private init?(_ text: String, isNumber: Bool) {
        guard let billionths = Self.billionths(of: text) else { return nil }
        description = text
        self.billionths = billionths
        self.isNumber = isNumber
    }

    private init(_ count: Int, _ suffix: String, billionths factor: Int128) {
        description = "\(count)\(suffix)"
        billionths = Int128(count) * factor
        isNumber = false
    }

    public static func cores(_ count: Int) -> Quantity { Quantity(count, "", billionths: 1_000_000_000) }
    public static func millicores(_ count: Int) -> Quantity { Quantity(count, "m", billionths: 1_000_000) }
    public static func kibibytes(_ count: Int) -> Quantity { Quantity(count, "Ki", billionths: 1_000_000_000 << 10) }
    public static func mebibytes(_ count: Int) -> Quantity { Quantity(count, "Mi", billionths: 1_000_000_000 << 20) }
    public static func gibibytes(_ count: Int) -> Quantity { Quantity(count, "Gi", billionths: 1_000_000_000 << 30) }

    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.billionths == rhs.billionths }
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.billionths < rhs.billionths }
    public func hash(into hasher: inout Hasher) { hasher.combine(billionths) }

    public static var shape: FieldShape { .quantity }

    public func encode(to tape: inout Tape) {
        if !isNumber {
            tape.string(description)
        } else if let value = Int(description) {
            tape.int(value)
        } else {
            tape.double(Double(description) ?? 0)
        }
    }

    public static func decode(from reader: inout TapeReader) -> Quantity? {
        let start = reader.position
        let quantity: Quantity? =
            switch reader.next {
            case .string: Quantity(reader.takeText())
            case .int: Quantity("\(reader.takeInt())", isNumber: true)
            case .double: Quantity("\(reader.takeDouble())", isNumber: true)
            default: nil
            }
        if quantity == nil { reader.position = start }
        return quantity
    }
}

extension Quantity {
    private static let exponents: [Substring: Int] = [
        "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
    ]
    private static let shifts: [Substring: Int] = ["Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60]

    private static func billionths(of text: String) -> Int128? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if let sign = digits.first, "+-".contains(sign) { digits.removeFirst() }
        let number = digits.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let suffix = digits.dropFirst(number.count)
        guard let amount = scaled(number, by: suffix) else { return nil }
        return isNegative ? -amount : amount
    }

    private static func scaled(_ number: Substring, by suffix: Substring) -> Int128? {
        if let shift = shifts[suffix] { return value(number, exponent: 9, factor: 1 << Int128(shift)) }
        if let exponent = exponents[suffix] { return value(number, exponent: exponent + 9, factor: 1) }
        guard let mark = suffix.first, "eE".contains(mark), let exponent = Int(suffix.dropFirst()), abs(exponent) <= 24
        else { return nil }
        return value(number, exponent: exponent + 9, factor: 1)
    }

    /// `number` × 10^`exponent` × `factor`, rounded away from zero; `nil` if it is no number or too large.
    private static func value(_ number: Substring, exponent: Int, factor: Int128) -> Int128? {
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard digits.count <= 30, let whole = Int128(digits) else { return nil }
        let power = exponent - (parts.count > 1 ? parts[1].count : 0)
        var (result, overflow) = whole.multipliedReportingOverflow(by: factor)
        for _ in 0..<abs(power) where !overflow {
            if power > 0 {
                (result, overflow) = result.multipliedReportingOverflow(by: 10)
            } else {
                result = result / 10 + (result % 10 == 0 ? 0 : 1)
            }
        }
        return overflow ? nil : result
    }
}
