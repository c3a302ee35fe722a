import CanarySimulation
import Testing

/// A hundred rollouts of each kind of canary: at most one ends wrong.
@Suite struct SimulationTests {
    @Test(arguments: CanaryKind.all.indices)
    func atMostOneOfAHundredEndsWrong(_ index: Int) {
        let tally = Simulation.tally(CanaryKind.all[index], rollouts: 100, seed: 1)
        #expect(tally.promoted + tally.aborted == 100)
        let reasons = tally.outcomes.compactMap(\.reason)
        #expect(tally.wrong <= 1, "\(tally.kind.name): \(reasons.first ?? "")")
    }

    /// Clear mistakes are found while the canary still has its smallest share, and soon.
    @Test(arguments: ["5 % errors", "doubled p99"])
    func isAbortedAtTheFirstStep(_ name: String) throws {
        let kind = try #require(CanaryKind.all.first { $0.name == name })
        let tally = Simulation.tally(kind, rollouts: 100, seed: 2)
        #expect(tally.outcomes.allSatisfy { $0.step == 0 && !$0.isPromoted })
        #expect(tally.medianTime <= .seconds(60))
    }
}
