/// A kind of canary, as it behaves beside a stable version with 0.2 % failures and a p99 of 300 ms.
public struct CanaryKind: Sendable {
    /// What it is, for people.
    public let name: String
    /// Whether it ought to be promoted within the limits 99 % and 500 ms; otherwise it ought to be aborted.
    public let isGood: Bool
    let stable: Behaviour
    let canary: Behaviour
    /// How much failures and latencies go up and down from look to look, both versions together and each on its own.
    var noise = 0.0

    public static let all = [
        CanaryKind(name: "healthy", isGood: true, stable: Behaviour(), canary: Behaviour()),
        CanaryKind(name: "5 % errors", isGood: false, stable: Behaviour(), canary: Behaviour(failures: 0.05)),
        CanaryKind(name: "doubled p99", isGood: false, stable: Behaviour(), canary: Behaviour(slowdown: 2)),
        CanaryKind(
            name: "slightly worse, within the limits",
            isGood: true,
            stable: Behaviour(),
            canary: Behaviour(failures: 0.005, slowdown: 1.1)
        ),
        CanaryKind(
            name: "2 % errors, twice what is allowed",
            isGood: false,
            stable: Behaviour(),
            canary: Behaviour(failures: 0.02)
        ),
        CanaryKind(
            name: "noisy, but healthy",
            isGood: true,
            stable: Behaviour(failures: 0.003),
            canary: Behaviour(failures: 0.003),
            noise: 0.4
        ),
    ]
}

/// How a version answers.
struct Behaviour: Sendable {
    /// The part of the requests that fail, on average.
    var failures = 0.002
    /// By how much its latencies are longer than those with a p99 of 300 ms.
    var slowdown = 1.0
}
