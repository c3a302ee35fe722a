import ArgumentParser
import MeshCanary
import MeshModel

/// How a canary is brought to all requests.
struct TrialOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The shares of the canary, one after the other, in percent.", valueName: "percent,..."),
        transform: Self.steps
    )
    var steps: [Int]

    @Option(
        help: ArgumentHelp("How long a step takes at least (default: 60s).", valueName: "duration"),
        transform: Self.duration
    )
    var interval = GoDuration.seconds(60)

    @Option(
        help: ArgumentHelp(
            "How much longer a step may take, and Prometheus be silent (default: ten intervals).",
            valueName: "duration"
        ),
        transform: Self.duration
    )
    var patience: GoDuration?

    @Option(
        help: ArgumentHelp(
            "How long after the beginning of a step its requests begin to count.",
            valueName: "duration"
        ),
        transform: Self.duration
    )
    var warmUp: GoDuration?

    @Option(help: ArgumentHelp("The percentage of requests that must succeed.", valueName: "percent"))
    var successRate = 99.0

    @Option(
        name: .customLong("p99"),
        help: ArgumentHelp("The time within which 99 of 100 requests must be answered.", valueName: "duration"),
        transform: Self.duration
    )
    var p99: GoDuration?

    @Option(help: ArgumentHelp("A version with fewer requests in a step is not judged.", valueName: "count"))
    var minRequests = 100

    @Flag(help: "Judge the canary also while it gets far fewer requests than its share, as with routes of one version.")
    var anyShare = false

    func validate() throws {
        guard 0..<100 ~= successRate else {
            throw ValidationError("--success-rate: give a percentage below 100; no number of requests could show 100 %")
        }
        guard minRequests >= 1 else { throw ValidationError("--min-requests: give at least 1") }
    }

    var plan: TrialPlan {
        let interval = Duration.nanoseconds(Int64(interval.nanoseconds))
        return TrialPlan(
            steps: steps,
            interval: interval,
            patience: patience.map { .nanoseconds(Int64($0.nanoseconds)) } ?? interval * 10,
            warmUp: .nanoseconds(Int64(warmUp?.nanoseconds ?? 0)),
            limits: TrialLimits(
                successRate: successRate,
                p99: p99.map { Double($0.nanoseconds) / 1e6 },
                minimumRequests: minRequests
            ),
            followsShare: !anyShare
        )
    }

    private static func steps(_ text: String) throws -> [Int] {
        let steps = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard !steps.isEmpty, steps.allSatisfy({ 1...100 ~= $0 }), zip(steps, steps.dropFirst()).allSatisfy(<) else {
            throw ValidationError("expected percentages from 1 to 100 that rise, such as 5,20,50,100")
        }
        return steps
    }

    private static func duration(_ text: String) throws -> GoDuration {
        guard let duration = GoDuration(text), duration.nanoseconds > 0 else {
            throw ValidationError("expected a duration, such as 90s or 500ms")
        }
        return duration
    }
}
