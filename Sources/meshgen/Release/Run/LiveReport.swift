import Glibc
import MeshCanary
import MeshRollout
import MeshRuntime

/// Shows a run as one line of a terminal that is written anew each second; a step that is over leaves its last line.
final class LiveReport: RunReport {
    private let scene: TrialScene
    private var last: (observation: Observation, decision: Decision)?
    private var isShown = false

    init(_ scene: TrialScene) { self.scene = scene }

    /// Whether the standard output is a terminal that can write a line anew.
    static var isPossible: Bool {
        let terminal = getenv("TERM").map { String(cString: $0) } ?? "dumb"
        return isatty(STDOUT_FILENO) == 1 && terminal != "dumb"
    }

    func began(_ trial: Trial) {
        leave()
        last = nil
        show(trial, at: trial.began - trial.plan.warmUp)
    }

    func waited(_ trial: Trial, at now: Duration) { show(trial, at: now) }

    func looked(_ observation: Observation, _ decision: Decision, _ trial: Trial, at now: Duration) {
        last = (observation, decision)
        show(trial, at: now)
    }

    func ended(_ end: RunEnd, _ state: ReleaseState) {
        leave()
        ProgressOutput.write(scene.line(end, state) + "\n")
    }

    /// Leaves the line as it is.
    private func leave() {
        guard isShown else { return }
        isShown = false
        ProgressOutput.write("\n")
    }

    private func show(_ trial: Trial, at now: Duration) {
        isShown = true
        let head = "\(scene.service)  \(scene.step(trial))"
        guard let last else {
            return write(head, "", now < trial.began ? "warming up" : "no look yet", colour: "2")
        }
        let figures = scene.figures(last.observation)
        write(
            head,
            figures.isEmpty ? "" : "  \(figures)",
            scene.verdict(last.decision, trial, at: now),
            colour: last.decision.colour
        )
    }

    /// The verdict matters most: what does not fit beside it is cut off from the figures, then from itself.
    private func write(_ head: String, _ figures: String, _ verdict: String, colour: String) {
        let width = Self.width
        let verdict = String(verdict.prefix(max(width - head.count - 2, 0)))
        let figures = String(figures.prefix(max(width - head.count - verdict.count - 2, 0)))
        let shown = StandardOutput.hasColours ? "\u{1B}[\(colour)m\(verdict)\u{1B}[0m" : verdict
        ProgressOutput.write("\r\u{1B}[K\(head.prefix(width))\(figures)  \(shown)")
    }

    /// Of the terminal in columns, less one, so that no line breaks.
    private static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 79 }
        return Int(size.ws_col) - 1
    }
}

extension Decision {
    /// As terminals number colours.
    fileprivate var colour: String {
        switch self {
        case .proceed(.healthy), .advance, .promote: "32"
        case .proceed(.open): "0"
        case .pause: "33"
        case .abort: "31"
        }
    }
}
