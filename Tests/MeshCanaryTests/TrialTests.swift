import MeshCanary
import TestKit
import Testing

@Suite struct TrialTests {
    private let plan = TrialPlan(
        steps: [5, 50],
        interval: .seconds(60),
        patience: .seconds(120),
        limits: TrialLimits(successRate: 99)
    )

    private func evidence(_ canary: Int, failures: Int = 0, stable: Int = 20_000) -> Observation {
        func version(_ requests: Int, _ failures: Int) -> VersionEvidence {
            let latency = LatencyHistogram([(bound: 250, count: Double(requests)), (.infinity, Double(requests))])
            return VersionEvidence(requests: requests, failures: failures, latency: latency)
        }
        return .evidence(Evidence(canary: version(canary, failures), stable: version(stable, 0)))
    }

    @Test func aHealthyCanaryGoesThroughAllSteps() {
        var trial = Trial(plan, at: .zero)
        #expect(trial.decide(on: evidence(2000), at: .seconds(30)) == .proceed(.healthy))
        #expect(trial.decide(on: evidence(4000), at: .seconds(60)) == .advance(toPercent: 50))
        trial.advance(at: .seconds(61))
        #expect(trial.percent == 50 && trial.due == .seconds(121))
        #expect(trial.decide(on: evidence(20_000), at: .seconds(90)) == .proceed(.healthy))
        #expect(trial.decide(on: evidence(20_000), at: .seconds(121)) == .promote)
    }

    @Test func aFailingCanaryIsAbortedAtOnce() {
        var trial = Trial(plan, at: .zero)
        #expect(
            trial.decide(on: evidence(1000, failures: 50), at: .seconds(1))
                == .abort("5 % of 1000 requests failed, and 1 % may")
        )
    }

    /// A step without a verdict is longer, but not for ever.
    @Test func doubtPausesAndThenAborts() {
        var trial = Trial(plan, at: .zero)
        let reason = "the canary got 7 of the 100 requests that a verdict needs"
        #expect(trial.decide(on: evidence(7), at: .seconds(59)) == .proceed(.open(reason)))
        #expect(trial.decide(on: evidence(7), at: .seconds(60)) == .pause(reason))
        #expect(trial.decide(on: evidence(7), at: .seconds(179)) == .pause(reason))
        #expect(trial.decide(on: evidence(7), at: .seconds(180)) == .abort("no verdict after 3m: \(reason)"))
    }

    @Test func silencePausesAndThenAborts() {
        var trial = Trial(plan, at: .zero)
        #expect(trial.decide(on: .silence("gone"), at: .seconds(60)) == .pause("gone"))
        #expect(trial.decide(on: evidence(2000), at: .seconds(100)) == .advance(toPercent: 50))
        #expect(trial.decide(on: .silence("gone"), at: .seconds(219)) == .pause("gone"))
        #expect(
            trial.decide(on: .silence("gone"), at: .seconds(220)) == .abort("no usable answer for 2m: gone")
        )
    }

    /// A canary that does not get its share yet is not tried.
    @Test func aStepCountsOnlyWithItsShare() {
        var trial = Trial(plan, step: 1, at: .zero)
        let late = evidence(2000, stable: 38_000)
        let reason = "the canary gets 5 % of the requests, not 50 %"
        #expect(trial.decide(on: late, at: .seconds(60)) == .pause(reason))
        var careless = plan
        careless.followsShare = false
        trial = Trial(careless, step: 1, at: .zero)
        #expect(trial.decide(on: late, at: .seconds(60)) == .promote)
    }

    /// What happens right after a step began does not count, and the step is longer by that.
    @Test func aStepWarmsUp() {
        var slow = plan
        slow.warmUp = .seconds(30)
        var trial = Trial(slow, at: .seconds(10))
        #expect(trial.began == .seconds(40) && trial.due == .seconds(100))
        #expect(trial.decide(on: evidence(4000), at: .seconds(99)) == .proceed(.healthy))
        #expect(trial.decide(on: evidence(4000), at: .seconds(100)) == .advance(toPercent: 50))
        trial.advance(at: .seconds(101))
        #expect(trial.began == .seconds(131))
    }

    @Test func theStepOfAShare() {
        #expect([0, 5, 6, 50, 51].map { plan.step(for: $0) } == [0, 0, 1, 1, nil])
    }

    /// Whatever is seen in whatever order: nothing leads on but evidence of health right then; silence and doubt end in bounded
    /// time; the steps only go up.
    @Test func randomLooks() {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<2000 {
            var trial = Trial(plan, at: .zero)
            var now = Duration.zero
            rollout: while true {
                now += .seconds(Int.random(in: 1...40, using: &generator))
                let requests = Int.random(in: 0...3000, using: &generator)
                let failures = Bool.random(using: &generator) ? 0 : Int.random(in: 0...requests, using: &generator) / 60
                let isSilent = Int.random(in: 0..<4, using: &generator) == 0
                let look = isSilent ? .silence("gone") : evidence(requests, failures: failures, stable: 3000)
                let step = trial.step
                switch trial.decide(on: look, at: now) {
                case .proceed(.healthy): #expect(!isSilent && now < trial.due)
                case .proceed(.open): #expect(!isSilent && now < trial.due)
                case .pause: #expect(now < trial.due + plan.patience + .seconds(180))
                case .abort: break rollout
                case .advance(let percent):
                    #expect(!isSilent && requests >= 100 && failures <= requests / 100 && now >= trial.due)
                    #expect(step == 0 && percent == 50)
                    trial.advance(at: now)
                case .promote:
                    #expect(!isSilent && requests >= 100 && failures <= requests / 100 && now >= trial.due)
                    #expect(step == 1)
                    break rollout
                }
            }
        }
    }
}
