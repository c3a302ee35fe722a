import Synchronization

/// Rate, errors and durations of all requests and calls, and how many are under way.
public final class RequestMetrics: Sendable {
    /// What requests are told apart by: few values each, whatever is sent.
    struct Key: Hashable, Comparable {
        /// The method of HTTP, or `GRPC`.
        let method: String
        /// The pattern of the path, or the full name of the call.
        let route: String
        /// The status of HTTP, or of gRPC.
        let status: Int

        var labels: String { listed(["method": method, "route": route, "status": "\(status)"]) }

        static func < (one: Key, other: Key) -> Bool {
            (one.route, one.method, one.status) < (other.route, other.method, other.status)
        }
    }

    private let durations = Mutex<[Key: DurationCounts]>([:])
    private let running = Atomic(0)
    private let shed = Atomic(0)

    /// Takes a place among those under way; false where all are taken.
    func begin(limit: Int) -> Bool {
        if running.wrappingAdd(1, ordering: .relaxed).oldValue < limit { return true }
        running.wrappingSubtract(1, ordering: .relaxed)
        shed.wrappingAdd(1, ordering: .relaxed)
        return false
    }

    func end() {
        running.wrappingSubtract(1, ordering: .relaxed)
    }

    func record(_ key: Key, _ duration: Duration) {
        durations.withLock { $0[key, default: DurationCounts()].record(duration) }
    }

    func write(to text: inout String) {
        let name = "request_duration_seconds"
        text += "# HELP \(name) Requests by route and status, and how long they took until the response began.\n"
        text += "# TYPE \(name) histogram\n"
        for (key, counts) in durations.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            counts.write(name, key.labels, to: &text)
        }
        text += "# HELP requests_in_flight Requests that are being answered.\n# TYPE requests_in_flight gauge\n"
        text += "requests_in_flight \(running.load(ordering: .relaxed))\n"
        text += "# HELP requests_shed_total Requests that were turned away because too many were under way.\n"
        text += "# TYPE requests_shed_total counter\nrequests_shed_total \(shed.load(ordering: .relaxed))\n"
    }
}
