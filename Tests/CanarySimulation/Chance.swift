import Glibc

/// Random numbers of the kinds that a simulation needs; the same for the same seed.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0..<1 (SplitMix64).
    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }

    /// With mean 0 and deviation 1 (Box and Muller).
    mutating func normal() -> Double { sqrt(-2 * log(1 - uniform())) * cos(2 * .pi * uniform()) }

    /// A factor with mean 1 that is `exp` of something normal.
    mutating func factor(_ deviation: Double) -> Double {
        deviation == 0 ? 1 : exp(deviation * normal() - deviation * deviation / 2)
    }

    /// How many of `trials` hit.
    mutating func hits(of trials: Int, _ probability: Double) -> Int {
        guard probability <= 0.5 else { return trials - hits(of: trials, 1 - probability) }
        let mean = Double(trials) * probability
        guard mean < 100 else {
            let drawn = mean + sqrt(mean * (1 - probability)) * normal()
            return min(max(Int(drawn.rounded()), 0), trials)
        }
        return rareHits(of: trials, probability)
    }

    /// Jumps from hit to hit.
    private mutating func rareHits(of trials: Int, _ probability: Double) -> Int {
        guard probability > 0 else { return 0 }
        var position = 0, hits = 0
        while true {
            let jump = log(1 - uniform()) / log1p(-probability)
            guard jump < Double(trials - position) else { return hits }
            position += Int(jump) + 1
            hits += 1
        }
    }
}

/// How probable it is that something normal is less than `value`.
func normalDistribution(_ value: Double) -> Double { erfc(-value / 2.0.squareRoot()) / 2 }
