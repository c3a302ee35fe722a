import MeshCanary
import Testing

@Suite struct JudgeTests {
    private let judge = Judge(TrialLimits(successRate: 99, p99: 500, minimumRequests: 100), steps: 4)

    /// - Parameter slow: how many took between 250 ms and a second; half of them more than 500 ms.
    private func version(_ requests: Int, failures: Int = 0, slow: Int = 0) -> VersionEvidence {
        let counts = [(250.0, requests - slow), (500, requests - slow / 2), (1000, requests), (.infinity, requests)]
        let latency = LatencyHistogram(counts.map { (bound: $0.0, count: Double($0.1)) })
        return VersionEvidence(requests: requests, failures: failures, latency: latency)
    }

    private func verdict(_ canary: VersionEvidence, _ stable: VersionEvidence, isCompared: Bool = true) -> Verdict {
        judge.verdict(on: Evidence(canary: canary, stable: stable), isCompared: isCompared)
    }

    @Test func healthy() {
        #expect(verdict(version(5000, failures: 5, slow: 20), version(20_000, failures: 20, slow: 80)) == .healthy)
    }

    @Test func nothingIsSaidBelowTheMinimum() {
        let bad = version(99, failures: 99, slow: 99)
        #expect(
            verdict(bad, version(20_000))
                == .tooLittle("the canary got 99 of the 100 requests that a verdict needs")
        )
        #expect(
            verdict(version(5000), version(99))
                == .tooLittle("the stable version got 99 of the 100 requests that a verdict needs")
        )
    }

    /// The limits count even where there is nothing to compare with, and whatever the stable version does.
    @Test func worseThanTheLimits() {
        let failing = Verdict.failing("5 % of 1000 requests failed, and 1 % may")
        #expect(verdict(version(1000, failures: 50), version(20_000)) == failing)
        #expect(verdict(version(1000, failures: 50), version(10)) == failing)
        #expect(verdict(version(1000, failures: 50), version(20_000, failures: 1000)) == failing)
        #expect(verdict(version(1000, failures: 50), version(0), isCompared: false) == failing)
        #expect(
            verdict(version(1000, slow: 100), version(0), isCompared: false)
                == .failing("5 % of 1000 requests took longer than 500ms, and 1 % may")
        )
    }

    /// Within the limits, but much worse than the stable version.
    @Test func worseThanTheStableVersion() {
        #expect(
            verdict(version(50_000, failures: 400), version(50_000, failures: 5))
                == .failing("0.8 % of 50000 requests failed, and 0.01 % of the stable version's")
        )
        #expect(
            verdict(version(50_000, slow: 950), version(50_000, slow: 1))
                == .failing("1.9 % of 50000 requests took longer than 250ms, and 0 % of the stable version's")
        )
    }

    /// Few requests without a failure prove nothing; neither does a canary right at the limit.
    @Test func doubtIsNoHealth() {
        #expect(
            verdict(version(200), version(20_000))
                == .unclear("0 % of 200 requests took longer than 250ms, and 0 % of the stable version's")
        )
        #expect(
            verdict(version(2000, failures: 25), version(20_000, failures: 250))
                == .unclear("1.25 % of 2000 requests failed, and 1 % may")
        )
    }

    @Test func latenciesMustBeThere() {
        let blind = VersionEvidence(requests: 5000, failures: 0)
        #expect(verdict(blind, version(20_000)) == .tooLittle("there is no histogram of latencies"))
        #expect(verdict(blind, blind, isCompared: false) == .tooLittle("there is no histogram of latencies"))
    }

    /// More failures or slow requests never make a verdict better.
    @Test func verdictsAreMonotone() {
        func rank(_ verdict: Verdict) -> Int {
            switch verdict {
            case .healthy: 0
            case .tooLittle, .unclear: 1
            case .failing: 2
            }
        }
        for requests in [100, 500, 2000, 10_000] {
            for isCompared in [true, false] {
                let parts = (0...50).map { requests * $0 / 1000 }
                let failing = parts.map {
                    rank(verdict(version(requests, failures: $0), version(9000), isCompared: isCompared))
                }
                let slow = parts.map {
                    rank(verdict(version(requests, slow: 2 * $0), version(9000), isCompared: isCompared))
                }
                #expect(failing == failing.sorted() && slow == slow.sorted())
                #expect(failing.last == 2 || requests == 100)
            }
        }
    }
}
