/// A day of the Gregorian calendar; as text for example `2026-11-25`.
public struct CalendarDay: Hashable, Sendable {
    /// Days since 1 January 1970.
    public let number: Int64

    public init(number: Int64) {
        self.number = number
    }

    /// Nothing if the month has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1 else { return nil }
        // Years that begin in March, so that the day that leap years add is the last one.
        let (shiftedYear, shiftedMonth) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
        self.init(number: Int64(shiftedYear * 365 + leapDays + dayOfYear) - Self.epoch)
        guard date == (year, month, day) else { return nil }
    }

    /// The days from 1 March of the year 0 to 1 January 1970.
    private static let epoch: Int64 = 719_468

    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    private var date: (year: Int, month: Int, day: Int) {
        let days = Int(number + Self.epoch)
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension CalendarDay: CustomStringConvertible, Encodable {
    public var description: String {
        let (year, month, day) = date
        let digits = String(year)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(padding)\(digits)-\(padded(Int64(month)))-\(padded(Int64(day)))"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
