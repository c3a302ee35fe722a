/// When and how often a failed request is sent again.
public struct RetryPolicy: Sendable {
    /// How often a request is sent at most, at least 1.
    public var attempts = 5
    /// The pause before the second attempt; each further one is twice as long.
    public var firstPause = Duration.milliseconds(200)
    /// A longer pause, also one that a server asks for, ends the attempts.
    public var longestPause = Duration.seconds(15)

    public init() {}

    /// A policy that sends each request once.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.attempts = 1
        return policy
    }

    /// How long to wait after an answer; `nil` to take it as it is.
    ///
    /// A server that answers 429 did nothing, so that any request may be repeated.
    func pause(after response: HTTPResponse, to request: HTTPRequest, attempt: Int) -> Duration? {
        let mayHelp = response.status == 429 || request.isRepeatable && [500, 502, 503, 504].contains(response.status)
        guard mayHelp, attempt < attempts else { return nil }
        let pause = response.secondsToWait.map { Duration.seconds($0) } ?? backOff(attempt)
        return pause <= longestPause ? pause : nil
    }

    /// How long to wait after a failure; `nil` to give up.
    func pause(after error: HTTPError, of request: HTTPRequest, attempt: Int) -> Duration? {
        let mayHelp = error.code == .unreachable || request.isRepeatable && [.timedOut, .broken].contains(error.code)
        return mayHelp && attempt < attempts ? backOff(attempt) : nil
    }

    /// Between half and all of the pause, so that many clients do not come back at once.
    private func backOff(_ attempt: Int) -> Duration {
        let full = min(firstPause * (1 << min(attempt - 1, 16)), longestPause)
        return full * Double.random(in: 0.5...1)
    }
}
