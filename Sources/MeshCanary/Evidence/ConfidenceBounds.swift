import Glibc

/// Bounds of a probability that hold at every look at once, however often and whenever somebody looks.
///
/// The bounds are those values of the probability that the counts do not speak against: a value is out once the counts are
/// `1 / error` times as likely under a mixture of all values as under this one. Under the true value that ratio is a martingale that
/// starts at 1, so that it reaches `1 / error` with a probability of at most `error`, ever (Ville's inequality). No normal
/// distribution is assumed, so the bounds hold for three failures as for three thousand.
///
/// Source: the method of mixtures, H. Robbins, "Statistical methods related to the law of the iterated logarithm" (1970), and
/// S. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences" (2021), with
/// a Beta(1/2, 1/2) mixture of Bernoulli trials.
public struct ConfidenceBounds: Hashable, Sendable {
    public let lower: Double
    public let upper: Double

    /// - Parameter error: how probable it may be that the bounds ever miss the true value; more than 0, less than 1.
    public init(_ proportion: Proportion, error: Double) {
        let mixture = Mixture(proportion, error: error)
        let middle = proportion.value
        lower = proportion.count == 0 ? 0 : mixture.root(outside: 0, inside: middle)
        upper = proportion.count == proportion.total ? 1 : mixture.root(outside: 1, inside: middle)
    }
}

/// How much the counts speak against a value of the probability.
private struct Mixture {
    private let hits: Double
    private let misses: Double
    private let threshold: Double

    init(_ proportion: Proportion, error: Double) {
        hits = Double(proportion.count)
        misses = Double(proportion.total - proportion.count)
        let likelihood = logGamma(hits + 0.5) + logGamma(misses + 0.5) - logGamma(hits + misses + 1) - log(Double.pi)
        threshold = -log(error) - likelihood
    }

    private func isOut(_ probability: Double) -> Bool {
        let hit = hits == 0 ? 0 : hits * log(probability)
        let miss = misses == 0 ? 0 : misses * log1p(-probability)
        return -(hit + miss) > threshold
    }

    /// Where the values that are in end, found by halving.
    func root(outside: Double, inside: Double) -> Double {
        var outside = outside, inside = inside
        for _ in 0..<60 {
            let middle = (outside + inside) / 2
            if isOut(middle) { outside = middle } else { inside = middle }
        }
        return outside
    }
}

private func logGamma(_ value: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(value, &sign)
}
