import MeshCanary

/// Rollouts of canaries that are thrown with dice: 5, 20, 50 and 100 % of 200 requests a second, a minute each.
public struct Simulation: Sendable {
    /// How a rollout ended.
    public struct Outcome: Sendable {
        public let isPromoted: Bool
        /// The step it ended with, an index.
        public let step: Int
        /// Why it was aborted.
        public let reason: String?
        public let time: Duration
    }

    /// How many rollouts of a kind ended how.
    public struct Tally: Sendable {
        public let kind: CanaryKind
        public let outcomes: [Outcome]

        public var promoted: Int { outcomes.count { $0.isPromoted } }
        public var aborted: Int { outcomes.count - promoted }
        /// False promotions or false aborts, whichever is possible.
        public var wrong: Int { kind.isGood ? aborted : promoted }
        /// The middle of the times that the rollouts took.
        public var medianTime: Duration { outcomes.map(\.time).sorted()[outcomes.count / 2] }
    }

    private static let requestsPerSecond = 200.0
    private static let plan = TrialPlan(
        steps: [5, 20, 50, 100],
        interval: .seconds(60),
        patience: .seconds(600),
        limits: TrialLimits(successRate: 99, p99: 500, minimumRequests: 100)
    )

    /// A number of rollouts of a kind, the same for the same seed.
    public static func tally(_ kind: CanaryKind, rollouts: Int, seed: UInt64) -> Tally {
        Tally(kind: kind, outcomes: (0..<UInt64(rollouts)).map { rollout(kind, seed: seed &+ $0 &* 7919) })
    }

    /// One rollout to its end.
    static func rollout(_ kind: CanaryKind, seed: UInt64) -> Outcome {
        var chance = Chance(seed: seed)
        var now = Duration.zero
        var trial = Trial(plan, at: now)
        var (canary, stable) = (SimulatedVersion(kind.canary), SimulatedVersion(kind.stable))
        while true {
            now += plan.pause
            answer(&canary, &stable, kind, percent: trial.percent, &chance)
            switch trial.decide(on: .evidence(Evidence(canary: canary.evidence, stable: stable.evidence)), at: now) {
            case .proceed, .pause: continue
            case .promote: return Outcome(isPromoted: true, step: trial.step, reason: nil, time: now)
            case .abort(let reason): return Outcome(isPromoted: false, step: trial.step, reason: reason, time: now)
            case .advance:
                trial.advance(at: now)
                (canary, stable) = (SimulatedVersion(kind.canary), SimulatedVersion(kind.stable))
            }
        }
    }

    /// What happens between two looks.
    private static func answer(
        _ canary: inout SimulatedVersion,
        _ stable: inout SimulatedVersion,
        _ kind: CanaryKind,
        percent: Int,
        _ chance: inout Chance
    ) {
        let seconds = Double(plan.pause.milliseconds) / 1000
        let all = Int(requestsPerSecond * seconds * chance.factor(kind.noise))
        let toCanary = chance.hits(of: all, Double(percent) / 100)
        let (failing, slowing) = (chance.factor(kind.noise), chance.factor(kind.noise / 3))
        func own() -> Double { chance.factor(kind.noise / 2) }
        func ownSlowing() -> Double { chance.factor(kind.noise / 6) }
        canary.answer(toCanary, failing: failing * own(), slowing: slowing * ownSlowing(), &chance)
        stable.answer(all - toCanary, failing: failing * own(), slowing: slowing * ownSlowing(), &chance)
    }
}
