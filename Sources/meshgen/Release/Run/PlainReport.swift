import MeshCanary
import MeshRollout

/// Tells about a run in lines: each step, each change of the verdict, and one line an interval.
final class PlainReport: RunReport {
    private let scene: TrialScene
    private var lastDecision: Decision?
    private var lastLine = Duration.zero

    init(_ scene: TrialScene) { self.scene = scene }

    func began(_ trial: Trial) {
        lastDecision = nil
        lastLine = trial.began
        write("\(scene.service): \(scene.step(trial))")
    }

    func waited(_ trial: Trial, at now: Duration) {}

    func looked(_ observation: Observation, _ decision: Decision, _ trial: Trial, at now: Duration) {
        guard decision.name != lastDecision?.name || now - lastLine >= trial.plan.interval else { return }
        lastDecision = decision
        lastLine = now
        let figures = scene.figures(observation)
        let parts = [scene.service, figures, scene.verdict(decision, trial, at: now)]
        write(parts.filter { !$0.isEmpty }.joined(separator: ": "))
    }

    func ended(_ end: RunEnd, _ state: ReleaseState) { write(scene.line(end, state)) }

    private func write(_ line: String) {
        ProgressOutput.write(line + "\n")
    }
}
