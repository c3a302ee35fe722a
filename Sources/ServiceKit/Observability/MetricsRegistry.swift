import Synchronization

/// All numbers of a process, in the text format of Prometheus.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4.
public final class MetricsRegistry: Sendable {
    /// A metric with all of its series, in the order in which they were made.
    private struct Family {
        let name, help, type: String
        var series: [any MetricSeries] = []
    }

    private let families = Mutex<[Family]>([])
    /// What every request is counted in.
    let requests = RequestMetrics()

    public init() {}

    /// A number that only grows; its name ends in `_total`.
    public func counter(_ name: String, _ help: String, labels: KeyValuePairs<String, String> = [:]) -> Counter {
        let counter = Counter(name: name, labels: labels)
        add(counter, to: name, help, type: "counter")
        return counter
    }

    /// A number that is read when somebody asks: a size, a depth.
    public func gauge(
        _ name: String,
        _ help: String,
        labels: KeyValuePairs<String, String> = [:],
        read: @escaping @Sendable () -> Double
    ) {
        add(Gauge(name: name, labels: labels, read: read), to: name, help, type: "gauge")
    }

    private func add(_ series: any MetricSeries, to name: String, _ help: String, type: String) {
        families.withLock { families in
            if let index = families.firstIndex(where: { $0.name == name }) {
                precondition(families[index].type == type, "\(name) is a \(families[index].type)")
                families[index].series.append(series)
            } else {
                families.append(Family(name: name, help: help, type: type, series: [series]))
            }
        }
    }

    /// Everything as it is now.
    public func text() -> String {
        var text = ""
        for family in families.withLock({ $0 }) {
            text += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.type)\n"
            for series in family.series { series.write(to: &text) }
        }
        requests.write(to: &text)
        return text
    }
}

/// One number with its labels.
protocol MetricSeries: Sendable {
    func write(to text: inout String)
}

/// A number that only grows.
public final class Counter: MetricSeries {
    private let title: String
    private let count = Atomic(0)

    init(name: String, labels: KeyValuePairs<String, String>) {
        title = name + braced(labels)
    }

    public func increment(by amount: Int = 1) {
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    func write(to text: inout String) {
        text += "\(title) \(count.load(ordering: .relaxed))\n"
    }
}

/// A number that is read when somebody asks.
private struct Gauge: MetricSeries {
    let title: String
    let read: @Sendable () -> Double

    init(name: String, labels: KeyValuePairs<String, String>, read: @escaping @Sendable () -> Double) {
        title = name + braced(labels)
        self.read = read
    }

    func write(to text: inout String) {
        text += "\(title) \(read())\n"
    }
}

/// Labels as Prometheus writes them, without braces.
func listed(_ labels: KeyValuePairs<String, String>) -> String {
    labels.map { "\($0.key)=\"\(escaped($0.value))\"" }.joined(separator: ",")
}

private func braced(_ labels: KeyValuePairs<String, String>) -> String {
    labels.isEmpty ? "" : "{\(listed(labels))}"
}

private func escaped(_ value: String) -> String {
    var text = ""
    for character in value {
        switch character {
        case "\\": text += "\\\\"
        case "\"": text += "\\\""
        case "\n": text += "\\n"
        default: text.append(character)
        }
    }
    return text
}
