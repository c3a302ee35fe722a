#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A point in time, to the second; as text in the form of RFC 3339, for example `2026-11-25T18:00:00Z`.
public struct Moment: Hashable, Comparable, Sendable {
    /// Since the beginning of 1970, in UTC.
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// This moment, by the clock of the machine.
    public static var now: Moment {
        Moment(seconds: Int64(time(nil)))
    }

    /// Since the beginning of 1970, in UTC.
    static var nowInMilliseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    public static func < (left: Moment, right: Moment) -> Bool {
        left.seconds < right.seconds
    }

    public static func + (moment: Moment, duration: Duration) -> Moment {
        Moment(seconds: moment.seconds + duration.components.seconds)
    }

    public static func - (moment: Moment, duration: Duration) -> Moment {
        Moment(seconds: moment.seconds - duration.components.seconds)
    }
}

extension Moment: LosslessStringConvertible {
    /// Takes what RFC 3339 allows, but for leap seconds; parts of a second are left out.
    public init?(_ text: String) {
        let pattern =
            #/
            (\d{4})-(\d\d)-(\d\d)[Tt\ ](\d\d):(\d\d):(\d\d)(?:\.\d+)?
            (?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))
            /#.asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern)?.output,
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6),
            let date = CalendarDay(year: year, month: month, day: day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let offset = (match.8.flatMap { Int($0) } ?? 0) * 60 + (match.9.flatMap { Int($0) } ?? 0)
        let local = Int64(hour * 3600 + minute * 60 + second)
        seconds = date.number * 86_400 + local - Int64(match.7 == "-" ? -offset : offset) * 60
    }

    public var description: String {
        let rest = seconds - day.number * 86_400
        return "\(day)T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
    }

    /// The day in UTC.
    public var day: CalendarDay {
        CalendarDay(number: (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let moment = try Moment(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of RFC 3339")
        }
        self = moment
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Two digits at the least.
func padded(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
