/// Where a rollout stands, and what the next look at the metrics does to it.
///
/// A value without clocks, networks or logs: times are what somebody else's clock shows, and the same looks always lead to the
/// same decisions. Nothing but evidence of a healthy canary leads on; silence and doubt hold it, and in the end abort it.
public struct Trial: Hashable, Sendable {
    public let plan: TrialPlan
    /// The step that is being tried, an index of the plan's.
    public private(set) var step: Int
    /// When the evidence of the step begins, which may be a while after its beginning.
    public private(set) var began: Duration
    private var lastAnswer: Duration
    private let judge: Judge

    /// - Parameter step: an index of the plan's steps.
    public init(_ plan: TrialPlan, step: Int = 0, at now: Duration) {
        self.plan = plan
        self.step = step
        (began, lastAnswer) = (now + plan.warmUp, now + plan.warmUp)
        judge = Judge(plan.limits, steps: plan.steps.count)
    }

    /// The share of the canary in percent.
    public var percent: Int { plan.steps[step] }

    /// When the step may end.
    public var due: Duration { began + plan.interval }

    /// Begins the next step; there must be one.
    public mutating func advance(at now: Duration) {
        precondition(step + 1 < plan.steps.count, "the last step is followed by a promotion")
        step += 1
        (began, lastAnswer) = (now + plan.warmUp, now + plan.warmUp)
    }

    /// What to do after a look at the metrics.
    public mutating func decide(on observation: Observation, at now: Duration) -> Decision {
        switch observation {
        case .silence(let reason):
            guard now - lastAnswer < plan.patience else {
                return .abort("no usable answer for \(Figures.time(now - lastAnswer)): \(reason)")
            }
            return .pause(reason)
        case .evidence(let evidence):
            lastAnswer = now
            return decide(judge.verdict(on: evidence, isCompared: percent < 100), evidence, at: now)
        }
    }

    private func decide(_ verdict: Verdict, _ evidence: Evidence, at now: Duration) -> Decision {
        switch verdict {
        case .failing(let reason): return .abort(reason)
        case .tooLittle(let reason), .unclear(let reason): return wait(reason, at: now)
        case .healthy:
            if let reason = lag(evidence) { return wait(reason, at: now) }
            guard now >= due else { return .proceed(.healthy) }
            return step + 1 == plan.steps.count ? .promote : .advance(toPercent: plan.steps[step + 1])
        }
    }

    private func wait(_ reason: String, at now: Duration) -> Decision {
        if now < due { return .proceed(.open(reason)) }
        guard now < due + plan.patience else {
            return .abort("no verdict after \(Figures.time(now - began)): \(reason)")
        }
        return .pause(reason)
    }

    /// Why the step does not count yet: requests do not follow the weights, for example because nobody applied them.
    private func lag(_ evidence: Evidence) -> String? {
        guard plan.followsShare, let share = evidence.canaryPercent, share < 0.6 * Double(percent) else { return nil }
        return "the canary gets \(Figures.percent(share / 100)) of the requests, not \(percent) %"
    }
}

/// What to do with a canary.
public enum Decision: Hashable, Sendable {
    /// Keep the share; the step is not over.
    case proceed(Impression)
    /// Begin the next step.
    case advance(toPercent: Int)
    /// Keep the share although the step is over, or although nothing is known, and why.
    case pause(String)
    /// Return all requests to the stable version, and why.
    case abort(String)
    /// Give all requests to the canary for good.
    case promote

    /// How a canary looks before its step is over.
    public enum Impression: Hashable, Sendable {
        case healthy
        /// Nothing is certain yet, and why.
        case open(String)
    }
}
