/// How many durations fell into which range.
struct DurationCounts {
    /// The upper ends of the ranges, in seconds; as in Prometheus' client libraries, with two finer ones.
    private static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private var counts = [Int](repeating: 0, count: bounds.count + 1)
    private var seconds = 0.0

    mutating func record(_ duration: Duration) {
        let (whole, atto) = duration.components
        let value = Double(whole) + Double(atto) * 1e-18
        seconds += value
        counts[Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count] += 1
    }

    /// - Parameter labels: without braces; may be empty.
    func write(_ name: String, _ labels: String, to text: inout String) {
        let (all, comma) = (labels.isEmpty ? "" : "{\(labels)}", labels.isEmpty ? "" : ",")
        var sum = 0
        for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], counts) {
            sum += count
            text += "\(name)_bucket{\(labels)\(comma)le=\"\(bound)\"} \(sum)\n"
        }
        text += "\(name)_sum\(all) \(seconds)\n\(name)_count\(all) \(sum)\n"
    }
}
