import Glibc

/// Times as Kubernetes writes them.
enum Timestamp {
    /// The seconds since 1970 of a time such as `2026-11-25T14:05:00Z`, without fractions; `nil` if it is none.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int32($0) }
        guard parts.count >= 6, text.dropFirst(10).first == "T", text.hasSuffix("Z") || text.hasSuffix("+00:00") else {
            return nil
        }
        var time = tm()
        (time.tm_year, time.tm_mon, time.tm_mday) = (parts[0] - 1900, parts[1] - 1, parts[2])
        (time.tm_hour, time.tm_min, time.tm_sec) = (parts[3], parts[4], parts[5])
        return timegm(&time)
    }

    static var now: Int { time(nil) }
}
