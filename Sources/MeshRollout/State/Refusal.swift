/// A reason not to make a change, with what to do instead.
public struct Refusal: Error, Hashable, Sendable {
    /// What kind of reason it is; its text is what `--output json` and records call it.
    public enum Code: String, Hashable, Sendable {
        case badPercent = "bad-percent"
        case noCanary = "no-canary"
        case secondCanary = "second-canary"
        case unknownVersion = "unknown-version"
        case unclearVersion = "unclear-version"
        case unchanged
        case weightSum = "weight-sum"
        case notFound = "not-found"
        case unsupported
        case owned
        case starved
        case lint
        case changedSinceRead = "changed-since-read"
        case busy
        case unreadable
        case smokeCheck = "smoke-check"
        /// Git does not make the commit.
        case commit
        case notReady = "not-ready"
        /// The cluster cannot be reached, or does not do what it is asked.
        case cluster
    }

    public var code: Code
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// What to do about it, one line each.
    public var advice: [String]

    public init(_ code: Code, _ message: String, advice: [String] = []) {
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// Whether somebody who knows better may go on all the same.
    public var canBeForced: Bool {
        switch code {
        case .unknownVersion, .owned, .starved, .lint, .smokeCheck, .notReady: true
        default: false
        }
    }
}
