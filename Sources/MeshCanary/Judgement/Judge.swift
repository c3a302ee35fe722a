/// What the evidence says about a canary.
public enum Verdict: Hashable, Sendable {
    /// There is too little to say anything, and what is missing.
    case tooLittle(String)
    /// Neither is beyond doubt, and what is closest to being wrong.
    case unclear(String)
    case healthy
    /// Worse than it may be, and in what.
    case failing(String)
}

/// Judges a canary by its limits and by the stable version.
///
/// A value without clocks and memory: the same evidence always leads to the same verdict. Because the bounds hold at all looks at
/// once, a judge may be asked as often as somebody likes.
///
/// Source: R. Johari, P. Koomen, L. Pekelis, D. Walsh, "Always valid inference: continuous monitoring of A/B tests" (2022), for the
/// idea; M. Lindon, A. Malek, "Anytime-valid inference for multinomial count data" (2022), for canaries; see ``ConfidenceBounds``
/// for the bounds.
public struct Judge: Hashable, Sendable {
    /// How probable it may be that a good canary is failed in a whole rollout, and that a bad one passes a step.
    public static let error = 0.01
    /// Failures and slowness against the limits and against the stable version, the latter at two bounds.
    private static let measures = 5.0

    private let limits: TrialLimits
    private let failError: Double

    /// - Parameter steps: how many steps share the error of failing a good canary.
    public init(_ limits: TrialLimits, steps: Int) {
        self.limits = limits
        failError = Self.error / Self.measures / Double(max(steps, 1))
    }

    /// - Parameter isCompared: whether the stable version gets requests too, so that there is something to compare with.
    public func verdict(on evidence: Evidence, isCompared: Bool) -> Verdict {
        if let missing = shortage(evidence.canary, "the canary") { return .tooLittle(missing) }
        let own = ownMeasures(evidence.canary)
        if let failed = own.first(where: { $0.isExceeded(error: failError) }) { return .failing(failed.finding) }
        return isCompared ? compare(evidence, own) : passing(own, evidence.canary)
    }

    private func compare(_ evidence: Evidence, _ own: [Measure]) -> Verdict {
        if let missing = shortage(evidence.stable, "the stable version") { return .tooLittle(missing) }
        let failures = failures(evidence)
        if failures.isExceeded(error: failError) { return .failing(failures.finding) }
        guard let slowness = slowness(evidence) else { return .tooLittle("there is no histogram of latencies") }
        // The bounds are chosen by what was seen, so all of them share the error.
        let choices = Double(max(evidence.stable.latency?.bounds.count ?? 1, 1))
        if let failed = slowness.first(where: { $0.isExceeded(error: failError / choices) }) {
            return .failing(failed.finding)
        }
        if let open = slowness.first(where: { !$0.isKept(error: Self.error / choices) }) {
            return .unclear(open.finding)
        }
        return passing(own + [failures], evidence.canary)
    }

    private func passing(_ measures: [Measure], _ canary: VersionEvidence) -> Verdict {
        if let open = measures.first(where: { !$0.isKept(error: Self.error) }) { return .unclear(open.finding) }
        // Without a histogram a limit of latencies was not looked at.
        if limits.p99 != nil, canary.latency == nil { return .tooLittle("there is no histogram of latencies") }
        return .healthy
    }

    private func shortage(_ version: VersionEvidence, _ name: String) -> String? {
        guard version.requests < limits.minimumRequests else { return nil }
        return "\(name) got \(version.requests) of the \(limits.minimumRequests) requests that a verdict needs"
    }

    /// What the canary is held to by its limits.
    private func ownMeasures(_ canary: VersionEvidence) -> [Measure] {
        let failures = Measure(
            what: "failed",
            canary: canary.failed,
            ceiling: .absolute(limits.allowedFailures)
        )
        guard let p99 = limits.p99, let latency = canary.latency else { return [failures] }
        let slow = Measure(
            what: "took longer than \(Figures.time(p99))",
            canary: latency.slower(than: p99),
            ceiling: .absolute(TrialLimits.allowedSlow)
        )
        return [failures, slow]
    }

    private func failures(_ evidence: Evidence) -> Measure {
        Measure(
            what: "failed",
            canary: evidence.canary.failed,
            ceiling: .relative(to: evidence.stable.failed, allowed: limits.allowedFailures)
        )
    }

    /// How many requests are slower than almost all of the stable version's; `nil` where nothing shows it.
    private func slowness(_ evidence: Evidence) -> [Measure]? {
        guard let canary = evidence.canary.latency, let stable = evidence.stable.latency else { return nil }
        return stable.boundsAroundP99.map { bound in
            Measure(
                what: "took longer than \(Figures.time(bound))",
                canary: canary.slower(than: bound),
                ceiling: .relative(to: stable.slower(than: bound), allowed: TrialLimits.allowedSlow)
            )
        }
    }
}
