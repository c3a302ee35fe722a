/// What was seen of one version during a time.
public struct VersionEvidence: Hashable, Sendable {
    public var requests: Int
    /// Those that the server failed to answer properly; at most all.
    public var failures: Int
    /// `nil` where no histogram is there.
    public var latency: LatencyHistogram?

    public init(requests: Int, failures: Int, latency: LatencyHistogram? = nil) {
        self.requests = requests
        self.failures = failures
        self.latency = latency
    }

    var failed: Proportion { Proportion(failures, of: requests) }
    /// In percent; `nil` without any request.
    public var successRate: Double? { requests > 0 ? 100 * (1 - failed.value) : nil }
}

/// What was seen of both versions during the same time.
public struct Evidence: Hashable, Sendable {
    public var canary: VersionEvidence
    public var stable: VersionEvidence

    public init(canary: VersionEvidence, stable: VersionEvidence) {
        self.canary = canary
        self.stable = stable
    }

    /// The percentage of all requests that the canary got; `nil` without any request.
    var canaryPercent: Double? {
        let all = canary.requests + stable.requests
        return all > 0 ? 100 * Double(canary.requests) / Double(all) : nil
    }
}

/// What a look at the metrics gave.
public enum Observation: Hashable, Sendable {
    case evidence(Evidence)
    /// No usable answer, and why.
    case silence(String)
}
