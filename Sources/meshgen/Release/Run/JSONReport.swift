import Glibc
import MeshCanary
import MeshRollout
import YAML

/// Tells programs about a run: a line of JSON for each step and each look, and one for the end.
final class JSONReport: RunReport {
    private let scene: TrialScene

    init(_ scene: TrialScene) { self.scene = scene }

    func began(_ trial: Trial) {
        write("step") { json in
            json.key("step")
            json.int(trial.step + 1)
            json.key("steps")
            json.int(trial.plan.steps.count)
            json.key("percent")
            json.int(trial.percent)
        }
    }

    func waited(_ trial: Trial, at now: Duration) {}

    func looked(_ observation: Observation, _ decision: Decision, _ trial: Trial, at now: Duration) {
        write("look") { json in
            json.key("percent")
            json.int(trial.percent)
            if case .evidence(let evidence) = observation {
                for (key, version) in [("canary", evidence.canary), ("stable", evidence.stable)] {
                    json.key(key)
                    version.write(to: &json)
                }
            }
            json.text("decision", decision.name)
            json.text("reason", decision.reason)
            json.key("due_ms")
            json.int(Int(max((trial.due - now).milliseconds, 0)))
        }
    }

    /// The last line: how the run ended, and what gets the requests.
    func ended(_ end: RunEnd, _ state: ReleaseState) {
        write(end.name) { json in
            json.text("reason", end.reason)
            json.key("state")
            state.write(to: &json)
        }
    }

    private func write(_ event: String, _ content: (inout JSONWriter) -> Void) {
        var json = JSONWriter(.compact)
        json.beginDocument(comment: nil)
        json.beginMapping()
        json.key("time")
        json.int(time(nil))
        let texts = [("event", event), ("service", scene.service), ("canary_version", scene.canary)]
        for (key, text) in texts + [("stable_version", scene.stable)] { json.text(key, text) }
        content(&json)
        json.endMapping()
        ProgressOutput.write(String(decoding: json.finish(), as: UTF8.self))
    }
}

extension JSONWriter {
    /// Writes nothing where there is no text.
    fileprivate mutating func text(_ key: String, _ text: String?) {
        guard let text else { return }
        self.key(key)
        string(text)
    }
}

extension VersionEvidence {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginMapping()
        json.key("requests")
        json.int(requests)
        json.key("failures")
        json.int(failures)
        for (key, part) in [("p50_ms", 0.5), ("p99_ms", 0.99)] {
            guard let time = latency?.quantile(part) else { continue }
            json.key(key)
            json.double((time * 10).rounded() / 10)
        }
        json.endMapping()
    }
}
