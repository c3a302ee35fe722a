/// Where the evidence comes from.
public protocol TrialMetrics {
    /// What was seen of both versions during the last `window`; never throws, because no answer is an answer too.
    func look(back window: Duration) -> Observation
}
