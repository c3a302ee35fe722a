import Glibc

/// A date and a time of day as the clock on the gym's wall shows them.
///
/// The time zone is the process's: the environment variable `TZ`, in any form that the C library knows, such as
/// `Europe/Berlin` where there is a time zone database, or `CET-1CEST,M3.5.0,M10.5.0/3` where there is none.
public struct WallClock: Sendable, Equatable {
    public var year: Int
    /// From 1.
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    /// From 0, which is Monday.
    public private(set) var weekday: Int

    public init(_ moment: Moment) {
        var seconds = time_t(moment.seconds)
        var parts = tm()
        localtime_r(&seconds, &parts)
        self.init(parts)
    }

    private init(_ parts: tm) {
        year = Int(parts.tm_year) + 1900
        month = Int(parts.tm_mon) + 1
        day = Int(parts.tm_mday)
        hour = Int(parts.tm_hour)
        minute = Int(parts.tm_min)
        weekday = (Int(parts.tm_wday) + 6) % 7
    }

    /// When that is; a time that the clock skips in spring is taken as the one an hour later.
    public var moment: Moment {
        var parts = tm()
        parts.tm_year = Int32(clamping: year - 1900)
        parts.tm_mon = Int32(clamping: month - 1)
        parts.tm_mday = Int32(clamping: day)
        parts.tm_hour = Int32(clamping: hour)
        parts.tm_min = Int32(clamping: minute)
        parts.tm_isdst = -1
        return Moment(seconds: Int(mktime(&parts)))
    }

    /// The same day's beginning.
    public var midnight: WallClock { with { ($0.hour, $0.minute) = (0, 0) } }

    /// The beginning of the week's Monday.
    public var monday: WallClock { midnight.adding(days: -weekday) }

    public func adding(days: Int) -> WallClock { WallClock(with { $0.day += days }.moment) }

    private func with(_ change: (inout WallClock) -> Void) -> WallClock {
        var copy = self
        change(&copy)
        return copy
    }
}

extension WallClock {
    /// Reads `2026-11-25` or `2026-11-25T18:00`, the forms of HTML's date and time inputs.
    public init?(_ text: String) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        let time = halves.count == 1 ? [0, 0] : halves[1].split(separator: ":").prefix(2).compactMap { Int($0) }
        guard halves.count <= 2, date.count == 3, time.count == 2,
            (1970...9999).contains(date[0]), (1...12).contains(date[1]), (1...31).contains(date[2]),
            (0...23).contains(time[0]), (0...59).contains(time[1])
        else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(date[0] - 1900), Int32(date[1] - 1), Int32(date[2]))
        (parts.tm_hour, parts.tm_min, parts.tm_isdst) = (Int32(time[0]), Int32(time[1]), -1)
        self.init(Moment(seconds: Int(mktime(&parts))))
    }

    /// For example `2026-11-25`.
    public var date: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }
    /// For example `18:00`.
    public var time: String { "\(Self.padded(hour)):\(Self.padded(minute))" }
    /// For example `Wednesday`.
    public var weekdayName: String { Self.weekdays[weekday] }
    /// For example `25 November`.
    public var dayAndMonth: String { "\(day) \(monthName)" }
    /// For example `November`.
    public var monthName: String { Self.months[month - 1] }
    /// For example `Wed 25 Nov 2026, 18:00`.
    public var dateAndTime: String { "\(weekdayName.prefix(3)) \(day) \(monthName.prefix(3)) \(year), \(time)" }
    /// For example `2026-11-25T18:00`, the form of HTML's date and time inputs.
    public var input: String { "\(date)T\(time)" }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
