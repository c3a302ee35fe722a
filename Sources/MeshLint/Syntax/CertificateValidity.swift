/// When a certificate (X.509) is valid.
///
/// Reads no more of it than the way to its dates; signatures and names are left alone.
struct CertificateValidity: Equatable {
    /// In seconds since 1970.
    var notBefore: Int
    var notAfter: Int

    /// - Parameter bytes: the certificate in DER; not one if it does not have the form of a certificate.
    init?(_ bytes: [UInt8]) {
        var file = DERReader(bytes[...])
        guard var certificate = file.enter(.sequence), var body = certificate.enter(.sequence) else { return nil }
        // The version may be left out; then serial number, algorithm and issuer.
        _ = body.enter(.version)
        guard body.enter(.integer) != nil, body.enter(.sequence) != nil, body.enter(.sequence) != nil,
            var validity = body.enter(.sequence), let start = validity.takeTime(), let end = validity.takeTime(),
            body.enter(.sequence) != nil, body.enter(.sequence) != nil
        else { return nil }
        notBefore = start
        notAfter = end
    }
}

/// Reads values in DER, one after the other.
private struct DERReader {
    enum Tag: UInt8 {
        case integer = 0x02
        case sequence = 0x30
        case version = 0xA0
        case utcTime = 0x17
        case generalizedTime = 0x18
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Takes the next value if it has the tag, and gives a reader of what it holds.
    mutating func enter(_ tag: Tag) -> DERReader? { take(tag).map(DERReader.init) }

    private mutating func take(_ tag: Tag) -> ArraySlice<UInt8>? {
        var reader = rest
        guard reader.popFirst() == tag.rawValue, let first = reader.popFirst() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7F)
            guard 1...4 ~= count, reader.count >= count else { return nil }
            length = reader.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            reader = reader.dropFirst(count)
        }
        guard reader.count >= length else { return nil }
        rest = reader.dropFirst(length)
        return reader.prefix(length)
    }

    /// Takes a time: `YYMMDDhhmmssZ` or `YYYYMMDDhhmmssZ`.
    mutating func takeTime() -> Int? {
        if let text = take(.utcTime) { return Self.seconds(text, yearDigits: 2) }
        return take(.generalizedTime).flatMap { Self.seconds($0, yearDigits: 4) }
    }

    private static func seconds(_ text: ArraySlice<UInt8>, yearDigits: Int) -> Int? {
        let digits = text.prefix { $0 &- 0x30 < 10 }.map { Int($0) - 0x30 }
        guard digits.count == yearDigits + 10 else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        var year = number(0..<yearDigits)
        // RFC 5280: two digits from 50 on are of the last century.
        if yearDigits == 2 { year += year < 50 ? 2000 : 1900 }
        let pairs = stride(from: yearDigits, to: digits.count, by: 2).map { number($0..<$0 + 2) }
        guard 1...12 ~= pairs[0], 1...31 ~= pairs[1] else { return nil }
        let days = CalendarDay(year: year, month: pairs[0], day: pairs[1]).sinceEpoch
        return days * 86400 + pairs[2] * 3600 + pairs[3] * 60 + pairs[4]
    }
}

/// A day of the calendar.
struct CalendarDay: Equatable, CustomStringConvertible {
    var year: Int
    var month: Int
    var day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of a time in seconds since 1970.
    init(ofSecond second: Int) {
        var days = second / 86400 - (second % 86400 < 0 ? 1 : 0)
        var year = 1970 + days / 366
        days -= CalendarDay(year: year, month: 1, day: 1).sinceEpoch
        while days >= (Self.isLeap(year) ? 366 : 365) {
            days -= Self.isLeap(year) ? 366 : 365
            year += 1
        }
        while days < 0 {
            year -= 1
            days += Self.isLeap(year) ? 366 : 365
        }
        var month = 1
        while days >= Self.length(of: month, in: year) {
            days -= Self.length(of: month, in: year)
            month += 1
        }
        self.init(year: year, month: month, day: days + 1)
    }

    /// How many days after the first of January 1970 it is.
    var sinceEpoch: Int {
        let past = year - 1
        let years = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
        return years + (1..<month).reduce(day - 1) { $0 + Self.length(of: $1, in: year) }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
