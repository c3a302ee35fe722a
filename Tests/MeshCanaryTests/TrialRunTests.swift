import MeshCanary
import Synchronization
import Testing

/// A run with a clock that does not wait, and metrics that are made up.
@Suite struct TrialRunTests {
    private final class Scene: TrialTraffic, TrialClock, TrialMetrics, TrialReport {
        struct Refused: Error {}

        private(set) var events: [String] = []
        private(set) var now = Duration.zero
        private(set) var windows: [Duration] = []
        private let observe: (Duration) -> Observation
        var refusesCheck = false
        var refusesShift = false
        var interruptedAt = Duration.seconds(1_000_000)

        init(_ observe: @escaping (Duration) -> Observation) { self.observe = observe }

        var isInterrupted: Bool { now >= interruptedAt }

        func wait(until time: Duration) -> Bool {
            now = time
            return !isInterrupted
        }

        func look(back window: Duration) -> Observation {
            windows.append(window)
            return observe(now)
        }

        func shift(to percent: Int) throws {
            if refusesShift, percent > 5 { throw Refused() }
            events.append("\(percent) %")
        }

        func check(holds percent: Int) throws {
            if refusesCheck { throw Refused() }
        }

        func promote() { events.append("promote") }
        func abort(_ reason: String) { events.append("abort") }
        func began(_ trial: Trial) {}
        func waited(_ trial: Trial, at now: Duration) {}
        func looked(_ observation: Observation, _ decision: Decision, _ trial: Trial, at now: Duration) {}
    }

    private static let plan = TrialPlan(steps: [5, 50], interval: .seconds(60), patience: .seconds(120))

    private static func evidence(failures: Int = 0) -> Observation {
        let latency = LatencyHistogram([(bound: 250, count: 9000), (.infinity, 9000)])
        return .evidence(
            Evidence(
                canary: VersionEvidence(requests: 9000, failures: failures, latency: latency),
                stable: VersionEvidence(requests: 9000, failures: 0, latency: latency)
            )
        )
    }

    private func run(_ scene: Scene, _ plan: TrialPlan = Self.plan, from step: Int = 0) throws -> TrialRun.End {
        try TrialRun(traffic: scene, metrics: scene, clock: scene, report: scene).run(plan, from: step)
    }

    @Test func promotes() throws {
        let scene = Scene { _ in Self.evidence() }
        #expect(try run(scene) == .promoted)
        #expect(scene.events == ["5 %", "50 %", "promote"])
        #expect(scene.now == .seconds(120))
        #expect(scene.windows == [15, 30, 45, 60, 15, 30, 45, 60].map { .seconds($0) })
    }

    @Test func warmsUpBeforeItLooks() throws {
        let scene = Scene { _ in Self.evidence() }
        var plan = Self.plan
        plan.warmUp = .seconds(30)
        #expect(try run(scene, plan) == .promoted)
        #expect(scene.now == .seconds(180))
        #expect(scene.windows == [15, 30, 45, 60, 15, 30, 45, 60].map { .seconds($0) })
    }

    @Test func goesOnFromAStep() throws {
        let scene = Scene { _ in Self.evidence() }
        #expect(try run(scene, from: 1) == .promoted)
        #expect(scene.events == ["50 %", "promote"])
    }

    @Test func abortsWhenThingsTurnBad() throws {
        let scene = Scene { $0 < .seconds(80) ? Self.evidence() : Self.evidence(failures: 450) }
        #expect(try run(scene) == .aborted("5 % of 9000 requests failed, and 1 % may"))
        #expect(scene.events == ["5 %", "50 %", "abort"])
    }

    @Test func abortsWhenNobodyAnswers() throws {
        let scene = Scene { $0 < .seconds(80) ? Self.evidence() : .silence("gone") }
        #expect(try run(scene) == .aborted("no usable answer for 2m: gone"))
        #expect(scene.events == ["5 %", "50 %", "abort"])
    }

    /// The traffic stays as it is, at whatever moment somebody stops the run.
    @Test func anInterruptionChangesNothing() throws {
        for second in 1...119 {
            let scene = Scene { _ in Self.evidence() }
            scene.interruptedAt = .seconds(second)
            #expect(try run(scene) == .interrupted)
            #expect(scene.events == (second > 60 ? ["5 %", "50 %"] : ["5 %"]))
        }
    }

    @Test func stopsWhereTheTrafficIsSomebodyElses() throws {
        let scene = Scene { _ in Self.evidence() }
        scene.refusesCheck = true
        #expect(throws: Scene.Refused.self) { try run(scene) }
        let other = Scene { _ in Self.evidence() }
        other.refusesShift = true
        #expect(throws: Scene.Refused.self) { try run(other) }
        #expect(scene.events == ["5 %"] && other.events == ["5 %"])
    }
}
