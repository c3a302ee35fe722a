/// How a canary is brought to all requests.
public struct TrialPlan: Hashable, Sendable {
    /// The shares of the canary in percent, ascending, each 1...100; at least one.
    public var steps: [Int]
    /// How long a step takes at least.
    public var interval: Duration
    /// How much longer a step may take, and how long the metrics may be silent, before the canary is given up.
    public var patience: Duration
    /// How long after the beginning of a step its evidence begins.
    public var warmUp: Duration
    public var limits: TrialLimits
    /// Whether a step counts only once the canary gets its share of the requests.
    public var followsShare: Bool

    public init(
        steps: [Int],
        interval: Duration,
        patience: Duration,
        warmUp: Duration = .zero,
        limits: TrialLimits = TrialLimits(),
        followsShare: Bool = true
    ) {
        self.steps = steps
        self.interval = interval
        self.patience = patience
        self.warmUp = warmUp
        self.limits = limits
        self.followsShare = followsShare
    }

    /// The step to go on with where the canary has a share already; `nil` if it has more than the last step gives.
    public func step(for percent: Int) -> Int? { steps.firstIndex { $0 >= percent } }

    /// How long to wait between two looks: a quarter of a step, but no longer than metrics are usually apart.
    public var pause: Duration { min(max(interval / 4, .milliseconds(100)), .seconds(15)) }
}
