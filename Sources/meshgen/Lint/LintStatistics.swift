import MeshLint

/// How long the rules took, as a table for people.
enum LintStatistics {
    static func text(of result: LintResult) -> String {
        let rows = result.timings.sorted { $0.nanoseconds > $1.nanoseconds }.map { timing in
            let time = padded("\(Double(timing.nanoseconds / 10_000) / 100) ms", to: 12)
            return "\(time)  \(padded("\(timing.findingCount)", to: 8))  \(timing.code) \(timing.name)"
        }
        let total = result.timings.reduce(0) { $0 + $1.nanoseconds }
        let head = "\(padded("time", to: 12))  \(padded("findings", to: 8))  rule"
        return ([head] + rows + ["\(padded("\(Double(total / 10_000) / 100) ms", to: 12))  all \(rows.count) rules"])
            .joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
