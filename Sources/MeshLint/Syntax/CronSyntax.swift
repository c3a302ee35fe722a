/// The schedules of CronJobs.
///
/// Source: Kubernetes, "CronJob", and the parser it uses (`robfig/cron`, standard form).
public enum CronSyntax {
    /// Whether the text is five fields, or a name such as `@daily`.
    public static func isSchedule(_ text: String) -> Bool {
        if text.hasPrefix("@") {
            return names.contains(text) || text.hasPrefix("@every ")
        }
        let fields = text.split(separator: " ").filter { !$0.isEmpty }
        guard fields.count == 5 else { return false }
        return zip(fields, ranges).allSatisfy { field, range in
            field.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isPart($0, range) }
        }
    }

    private static let names: Set<String> = [
        "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
    ]

    /// Minute, hour, day, month and day of the week, the last two also by name.
    private static let ranges: [(numbers: ClosedRange<Int>, names: [String])] = [
        (0...59, []), (0...23, []), (1...31, []),
        (1...12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        (0...6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    /// `*`, `5`, `1-5`, `*/15`, `10-40/5`.
    private static func isPart(_ text: Substring, _ range: (numbers: ClosedRange<Int>, names: [String])) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return false }
        if parts.count == 2, Int(parts[1]).map({ $0 > 0 }) != true { return false }
        if parts[0] == "*" || parts[0] == "?" { return true }
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        let values = ends.compactMap { value(String($0), range) }
        guard values.count == ends.count, 1...2 ~= ends.count else { return false }
        return values.count == 1 || values[0] <= values[1]
    }

    private static func value(_ text: String, _ range: (numbers: ClosedRange<Int>, names: [String])) -> Int? {
        if let number = Int(text) { return range.numbers.contains(number) ? number : nil }
        return range.names.firstIndex(of: text.lowercased()).map { $0 + range.numbers.lowerBound }
    }
}
