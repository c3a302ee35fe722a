/// How long requests took, in buckets.
public struct LatencyHistogram: Hashable, Sendable {
    /// Upper bounds in milliseconds, ascending, without the last one, which is infinite.
    public let bounds: [Double]
    /// How many requests took at most as long as each bound; one more than there are bounds, the last for all of them.
    private let counts: [Double]

    /// Takes buckets as Prometheus has them: each with the requests that took at most as long as its bound, in any order.
    ///
    /// Counts of buckets that were read at slightly different times can fall a little; they are raised to the count before, as
    /// `histogram_quantile` does. `nil` if no bucket is infinite, or if a number is none.
    public init?(_ buckets: [(bound: Double, count: Double)]) {
        let sorted = buckets.sorted { $0.bound < $1.bound }
        guard sorted.last?.bound == .infinity, sorted.count > 1 else { return nil }
        guard sorted.allSatisfy({ !$0.bound.isNaN && $0.count.isFinite && $0.count >= 0 }) else { return nil }
        bounds = sorted.dropLast().map(\.bound)
        var highest = 0.0
        counts = sorted.map { bucket in
            highest = max(highest, bucket.count)
            return highest
        }
    }

    public var total: Double { counts.last ?? 0 }

    /// The time in milliseconds that a part of the requests, 0...1, did not exceed; `nil` without any request.
    ///
    /// Within a bucket, requests are taken to be spread evenly, as `histogram_quantile` does; in the last one, they are taken to
    /// have needed as long as its lower bound.
    public func quantile(_ part: Double) -> Double? {
        guard total > 0 else { return nil }
        let rank = part * total
        let index = counts.firstIndex { $0 >= rank && $0 > 0 } ?? bounds.count
        guard index < bounds.count else { return bounds.last }
        let (start, before) = index == 0 ? (0, 0) : (bounds[index - 1], counts[index - 1])
        let inside = counts[index] - before
        return inside > 0 ? start + (bounds[index] - start) * (rank - before) / inside : bounds[index]
    }

    /// How many requests took longer than a time; spread evenly within the bucket that the time is in.
    public func slower(than milliseconds: Double) -> Proportion {
        Proportion(Int((total - count(upTo: milliseconds)).rounded()), of: Int(total.rounded()))
    }

    private func count(upTo milliseconds: Double) -> Double {
        // Nothing tells the last bucket apart.
        guard let index = bounds.firstIndex(where: { $0 >= milliseconds }) else { return counts[bounds.count - 1] }
        let (start, before) = index == 0 ? (0, 0) : (bounds[index - 1], counts[index - 1])
        let width = bounds[index] - start
        guard width > 0 else { return counts[index] }
        return before + (counts[index] - before) * max(milliseconds - start, 0) / width
    }

    /// The bounds around the time that 99 of 100 requests did not exceed: of one, more requests are above it, of the other, fewer.
    var boundsAroundP99: [Double] {
        let slow = bounds.map { slower(than: $0).value }
        let below = bounds.indices.last { slow[$0] >= 0.01 }, above = bounds.indices.first { slow[$0] < 0.01 }
        return [below, above].compactMap { $0.map { bounds[$0] } }
    }
}
