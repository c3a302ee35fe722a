/// What a canary has to keep to.
public struct TrialLimits: Hashable, Sendable {
    /// The percentage of requests that must succeed; at least 0, less than 100.
    public var successRate: Double
    /// The milliseconds within which 99 of 100 requests must be answered; `nil` for no limit of its own.
    public var p99: Double?
    /// Below this number of requests, a version is not judged; at least 1.
    public var minimumRequests: Int

    public init(successRate: Double = 99, p99: Double? = nil, minimumRequests: Int = 100) {
        self.successRate = successRate
        self.p99 = p99
        self.minimumRequests = minimumRequests
    }

    /// The part of the requests that may fail.
    var allowedFailures: Double { 1 - successRate / 100 }

    /// The part of the requests that may be slower than ``p99``: what makes it the 99th percentile.
    static let allowedSlow = 0.01
}
