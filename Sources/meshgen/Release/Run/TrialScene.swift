import MeshCanary
import MeshRollout

/// Who is told how a run goes and ends.
protocol RunReport: TrialReport {
    func ended(_ end: RunEnd, _ state: ReleaseState)
}

/// How a run ended, in words.
struct RunEnd {
    /// `promoted`, `aborted`, `interrupted` or `stopped`.
    let name: String
    var reason: String?
}

/// What a line about a run is made of.
struct TrialScene {
    let service: String
    let canary: String
    let stable: String

    /// `v2 20 %, step 2 of 4`.
    func step(_ trial: Trial) -> String {
        "\(canary) \(trial.percent) %, step \(trial.step + 1) of \(trial.plan.steps.count)"
    }

    /// `reviews: promoted, v2 gets all requests`.
    func line(_ end: RunEnd, _ state: ReleaseState) -> String {
        let now = state.canary == nil ? "\(state.stable) gets all requests" : "it stays at \(state.summary)"
        return "\(service): \(end.name), \(now)" + (end.reason.map { ": \($0)" } ?? "")
    }

    /// What was seen of both versions; empty where there was no answer.
    func figures(_ observation: Observation) -> String {
        guard case .evidence(let evidence) = observation else { return "" }
        let own = evidence.canary.requests > 0 ? ", \(figures(evidence.canary))" : ""
        let beside = evidence.stable.requests > 0 ? " (\(stable) \(figures(evidence.stable)))" : ""
        return "\(evidence.canary.requests) requests\(own)\(beside)"
    }

    private func figures(_ version: VersionEvidence) -> String {
        let ok = "\(Figures.percent((version.successRate ?? 0) / 100)) ok"
        guard let middle = version.latency?.quantile(0.5), let most = version.latency?.quantile(0.99) else { return ok }
        return "\(ok), p50 \(Figures.time(middle)), p99 \(Figures.time(most))"
    }

    /// The verdict in words, and what comes next.
    func verdict(_ decision: Decision, _ trial: Trial, at now: Duration) -> String {
        let rest = now < trial.due ? "next step in \(Figures.time(trial.due - now))" : "step is due"
        return switch decision {
        case .proceed(.healthy): "healthy, \(rest)"
        case .proceed(.open): "undecided, \(rest)"
        case .pause(let reason): "paused: \(reason)"
        case .advance(let percent): "healthy, on to \(percent) %"
        case .abort(let reason): "failing: \(reason)"
        case .promote: "healthy, promoting"
        }
    }
}

extension Decision {
    /// As `--output json` calls it.
    var name: String {
        switch self {
        case .proceed: "proceed"
        case .pause: "pause"
        case .advance: "advance"
        case .abort: "abort"
        case .promote: "promote"
        }
    }

    /// Why, where there is a reason.
    var reason: String? {
        switch self {
        case .proceed(.open(let reason)), .pause(let reason), .abort(let reason): reason
        case .proceed(.healthy), .advance, .promote: nil
        }
    }
}
