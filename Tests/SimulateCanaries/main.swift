import CanarySimulation
import MeshCanary

/// Prints how a number of simulated rollouts of each kind end: name, promoted, aborted, wrong and seconds, with tabs.
let rollouts = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100
for kind in CanaryKind.all {
    let tally = Simulation.tally(kind, rollouts: max(rollouts, 1), seed: 1)
    let seconds = tally.medianTime.milliseconds / 1000
    print(kind.name, tally.promoted, tally.aborted, tally.wrong, seconds, separator: "\t")
}
