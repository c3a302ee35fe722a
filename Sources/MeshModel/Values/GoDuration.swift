/// A length of time such as `250ms` or `1h30m`.
///
/// Keeps the text it was written as, so that reading and writing a manifest changes nothing, and compares by length.
///
/// Source: Go's `time.ParseDuration`, which Istio and Kubernetes read durations with.
public struct GoDuration: FieldValue, Comparable, LosslessStringConvertible {
    /// The spelling, for example `1h30m`.
    public let description: String
    /// The length in nanoseconds.
    public let nanoseconds: Int

    private init(text: String, nanoseconds: Int) {
        description = text
        self.nanoseconds = nanoseconds
    }

    /// - Parameter text: numbers with units `ns`, `us`, `µs`, `ms`, `s`, `m`, `h`, in one run; `nil` if it is not that,
    ///   or longer than 292 years.
    public init?(_ text: String) {
        guard let nanoseconds = Self.nanoseconds(of: text) else { return nil }
        self.init(text: text, nanoseconds: nanoseconds)
    }

    public static func nanoseconds(_ count: Int) -> GoDuration { GoDuration(count, "ns", 1) }
    public static func microseconds(_ count: Int) -> GoDuration { GoDuration(count, "us", 1_000) }
    public static func milliseconds(_ count: Int) -> GoDuration { GoDuration(count, "ms", 1_000_000) }
    public static func seconds(_ count: Int) -> GoDuration { GoDuration(count, "s", 1_000_000_000) }
    public static func minutes(_ count: Int) -> GoDuration { GoDuration(count, "m", 60_000_000_000) }
    public static func hours(_ count: Int) -> GoDuration { GoDuration(count, "h", 3_600_000_000_000) }

    private init(_ count: Int, _ unit: String, _ factor: Int) {
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        self.init(text: "\(count)\(unit)", nanoseconds: overflow ? (count < 0 ? .min : .max) : product)
    }

    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.nanoseconds == rhs.nanoseconds }
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.nanoseconds < rhs.nanoseconds }
    public func hash(into hasher: inout Hasher) { hasher.combine(nanoseconds) }

    public static var shape: FieldShape { .duration }
    public func encode(to tape: inout Tape) { tape.string(description) }
    public static func decode(from reader: inout TapeReader) -> GoDuration? { reader.takeText(as: GoDuration.init) }
}

extension GoDuration {
    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3_600e9),
    ]

    private static func nanoseconds(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { simpleNanoseconds(of: UnsafeRawBufferPointer($0)) } ?? sum(of: text)
    }

    /// The length of digits with one of the units `s`, `ms`, `m` and `h`, which most durations are; `nil` for any other.
    public static func simpleNanoseconds(of text: UnsafeRawBufferPointer) -> Int? {
        var value = 0
        var index = 0
        while index < text.count, index < 7, text[index] &- UInt8(ascii: "0") < 10 {
            value = value * 10 + Int(text[index] &- UInt8(ascii: "0"))
            index += 1
        }
        guard index > 0, index < text.count else { return nil }
        switch (text.count - index, text[index], text[text.count - 1]) {
        case (1, UInt8(ascii: "s"), _): return value * 1_000_000_000
        case (2, UInt8(ascii: "m"), UInt8(ascii: "s")): return value * 1_000_000
        case (1, UInt8(ascii: "m"), _): return value * 60_000_000_000
        case (1, UInt8(ascii: "h"), _): return value * 3_600_000_000_000
        default: return nil
        }
    }

    private static func sum(of text: String) -> Int? {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if let sign = rest.first, "+-".contains(sign) { rest.removeFirst() }
        if rest == "0" { return 0 }
        var total = 0.0
        repeat {
            let number = rest.prefix { "0123456789.".contains($0) }
            let unit = rest.dropFirst(number.count).prefix { !"0123456789.".contains($0) }
            guard let amount = amount(number), let factor = units.first(where: { $0.name == unit }) else { return nil }
            total += amount * factor.nanoseconds
            rest = rest.dropFirst(number.count + unit.count)
        } while !rest.isEmpty
        guard total < 9.2e18 else { return nil }
        let whole = Int(total + 0.5)
        return isNegative ? -whole : whole
    }

    /// `1.5`, `.5` and `1.`, but neither `.` nor `1.2.3`.
    private static func amount(_ text: Substring) -> Double? {
        guard text.contains(where: { $0 != "." }) else { return nil }
        return Double("0" + text + (text.hasSuffix(".") ? "0" : ""))
    }
}
