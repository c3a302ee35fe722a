/// Makes the ids of what is stored.
enum Identifier {
    /// A UUID of version 7 in lower case, so that later ids sort after earlier ones.
    ///
    /// Source: RFC 9562, section 5.7.
    static func make() -> String {
        let milliseconds = UInt64(Moment.nowInMilliseconds) & 0xffff_ffff_ffff
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xfff)
        let low = 1 << 63 | UInt64.random(in: 0...0x3fff_ffff_ffff_ffff)
        return groups(of: hexadecimal(high) + hexadecimal(low))
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func groups(of digits: String) -> String {
        var rest = digits[...]
        let groups = [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return rest.prefix(length)
        }
        return groups.joined(separator: "-")
    }
}
