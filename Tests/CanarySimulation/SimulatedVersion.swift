import Glibc
import MeshCanary

/// A version whose requests are thrown with dice, counted as Prometheus would.
struct SimulatedVersion {
    /// Those of Istio's proxies, in milliseconds.
    private static let bounds: [Double] = [
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
        3_600_000,
    ]
    private static let (median, deviation) = (50.0, 0.77)

    private let behaviour: Behaviour
    private var requests = 0
    private var failures = 0
    private var buckets = [Int](repeating: 0, count: bounds.count + 1)

    init(_ behaviour: Behaviour) { self.behaviour = behaviour }

    var evidence: VersionEvidence {
        var sum = 0
        let counts = zip(Self.bounds + [.infinity], buckets).map { bound, count in
            sum += count
            return (bound: bound, count: Double(sum))
        }
        return VersionEvidence(requests: requests, failures: failures, latency: LatencyHistogram(counts))
    }

    /// Answers some requests while failures and latencies are changed by these factors.
    mutating func answer(_ count: Int, failing: Double, slowing: Double, _ chance: inout Chance) {
        requests += count
        failures += chance.hits(of: count, min(behaviour.failures * failing, 1))
        var (rest, restOfProbability, below) = (count, 1.0, 0.0)
        for (index, bound) in (Self.bounds + [.infinity]).enumerated() {
            let scaled = bound / (Self.median * behaviour.slowdown * slowing)
            let upTo = bound == .infinity ? 1 : normalDistribution(log(scaled) / Self.deviation)
            let inside = restOfProbability > 0 ? min(max((upTo - below) / restOfProbability, 0), 1) : 1
            let hits = bound == .infinity ? rest : chance.hits(of: rest, inside)
            buckets[index] += hits
            rest -= hits
            restOfProbability -= upTo - below
            below = upTo
        }
    }
}
