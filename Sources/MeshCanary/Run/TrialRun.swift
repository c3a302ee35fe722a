/// Brings a canary to all requests or to none: looks, lets ``Trial`` decide, changes the traffic.
public struct TrialRun {
    /// How a run ends.
    public enum End: Hashable, Sendable {
        case promoted
        /// All requests are back at the stable version, and why.
        case aborted(String)
        /// Somebody stopped it; the traffic stays as it is.
        case interrupted
    }

    private let traffic: any TrialTraffic
    private let metrics: any TrialMetrics
    private let clock: any TrialClock
    private let report: any TrialReport

    public init(
        traffic: any TrialTraffic,
        metrics: any TrialMetrics,
        clock: any TrialClock,
        report: any TrialReport
    ) {
        self.traffic = traffic
        self.metrics = metrics
        self.clock = clock
        self.report = report
    }

    /// Runs the plan from one of its steps on; throws what changing the traffic throws, which then is as it was before.
    public func run(_ plan: TrialPlan, from step: Int) throws -> End {
        try traffic.shift(to: plan.steps[step])
        var trial = Trial(plan, step: step, at: clock.now)
        report.began(trial)
        while wait(for: nextLook(trial), trial) {
            try traffic.check(holds: trial.percent)
            let observation = metrics.look(back: clock.now - trial.began)
            if clock.isInterrupted { return .interrupted }
            let decision = trial.decide(on: observation, at: clock.now)
            report.looked(observation, decision, trial, at: clock.now)
            switch decision {
            case .proceed, .pause: continue
            case .abort(let reason):
                try traffic.abort(reason)
                return .aborted(reason)
            case .promote:
                try traffic.promote()
                return .promoted
            case .advance(let percent):
                try traffic.shift(to: percent)
                trial.advance(at: clock.now)
                report.began(trial)
            }
        }
        return .interrupted
    }

    /// A look falls on the end of a step, so that it is not longer than it has to be.
    private func nextLook(_ trial: Trial) -> Duration {
        let next = max(clock.now, trial.began) + trial.plan.pause
        return clock.now < trial.due ? min(next, trial.due) : next
    }

    private func wait(for time: Duration, _ trial: Trial) -> Bool {
        while clock.now < time {
            guard clock.wait(until: min(time, clock.now + .seconds(1))) else { return false }
            report.waited(trial, at: clock.now)
        }
        return !clock.isInterrupted
    }
}

/// The traffic that a run changes.
public protocol TrialTraffic {
    /// Gives the canary a share; does nothing if it has it already.
    func shift(to percent: Int) throws
    /// Throws if the canary does not have the share that the run gave it, because somebody else changed it.
    func check(holds percent: Int) throws
    func promote() throws
    /// Returns all requests to the stable version, in one change.
    func abort(_ reason: String) throws
}

/// The time that a run goes by.
public protocol TrialClock {
    /// Since any moment; never goes back.
    var now: Duration { get }
    /// Whether somebody wants the run to stop.
    var isInterrupted: Bool { get }
    /// Waits; `false` if somebody stopped the run meanwhile.
    func wait(until time: Duration) -> Bool
}

/// Who is told how a run goes.
public protocol TrialReport {
    func began(_ trial: Trial)
    /// Called at least once a second while nothing else happens.
    func waited(_ trial: Trial, at now: Duration)
    func looked(_ observation: Observation, _ decision: Decision, _ trial: Trial, at now: Duration)
}
