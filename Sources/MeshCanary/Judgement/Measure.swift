/// One thing that may be wrong with a canary, and how wrong it may be.
///
/// Between what is good enough and what is bad lies a zone where either verdict is right, so that each verdict can be reached with
/// a known error: a canary that is good enough is failed, and one that is bad is passed, with at most the given probability,
/// over all looks together.
struct Measure {
    /// What happened to the counted requests: `failed`.
    let what: String
    let canary: Proportion
    let ceiling: Ceiling

    /// What the canary's part is held against.
    enum Ceiling {
        /// A part that is good enough; twice as much is bad.
        case absolute(Double)
        /// The stable version's part, and the part that would be good enough in any case.
        ///
        /// Good enough is up to 1.5 times the stable version's part and half of what is allowed; bad is twice the stable version's
        /// part and all of what is allowed.
        case relative(to: Proportion, allowed: Double)
    }

    /// Whether the canary is worse than what is good enough, beyond doubt.
    func isExceeded(error: Double) -> Bool {
        switch ceiling {
        case .absolute(let allowed): ConfidenceBounds(canary, error: error).lower > allowed
        case .relative(let stable, let allowed):
            // Each of both bounds may miss, so each gets half of the error.
            ConfidenceBounds(canary, error: error / 2).lower
                > Self.goodEnough(ConfidenceBounds(stable, error: error / 2).upper, allowed)
        }
    }

    /// Whether the canary is good enough as far as can be seen, and better than what is bad, beyond doubt.
    func isKept(error: Double) -> Bool {
        switch ceiling {
        case .absolute(let allowed):
            canary.value <= allowed && ConfidenceBounds(canary, error: error).upper < 2 * allowed
        case .relative(let stable, let allowed):
            canary.value <= Self.goodEnough(stable.value, allowed)
                && ConfidenceBounds(canary, error: error / 2).upper
                    < Self.bad(ConfidenceBounds(stable, error: error / 2).lower, allowed)
        }
    }

    private static func goodEnough(_ stable: Double, _ allowed: Double) -> Double { 1.5 * stable + allowed / 2 }
    private static func bad(_ stable: Double, _ allowed: Double) -> Double { 2 * stable + allowed }
}

extension Measure {
    /// The finding in words: `5.2 % of 1204 requests failed; 1 % may`.
    var finding: String {
        let part = "\(Figures.percent(canary.value)) of \(canary.total) requests \(what)"
        return switch ceiling {
        case .absolute(let allowed): "\(part), and \(Figures.percent(allowed)) may"
        case .relative(let stable, _): "\(part), and \(Figures.percent(stable.value)) of the stable version's"
        }
    }
}
