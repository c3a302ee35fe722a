import Glibc
import MeshRollout
import YAML

/// What a release command did, for people and programs.
struct ReleaseOutcome {
    let service: String
    let action: String
    let from: ReleaseState
    let to: ReleaseState
    var files: [String] = []
    var overridden: [String] = []
    var isChanged = false
    /// What would change, where nothing did.
    var diff: String?
    /// The Git commit, if one was made.
    var commit: String?

    init(service: String, action: String, from: ReleaseState, to: ReleaseState) {
        (self.service, self.action, self.from, self.to) = (service, action, from, to)
    }

    var summary: String { "\(from.summary) -> \(to.summary)" }

    var text: String {
        guard isChanged else { return "\(service): \(to.summary), unchanged\n" }
        let what = files + [commit.map { "commit \($0)" }].compactMap(\.self)
        return "\(service): \(summary)\(what.isEmpty ? "" : " (\(what.joined(separator: ", ")))")\n"
    }

    var json: String {
        var json = JSONWriter()
        json.beginDocument(comment: nil)
        json.beginMapping()
        for (key, text) in [("service", service), ("action", action)] {
            json.key(key)
            json.string(text)
        }
        json.key("changed")
        json.bool(isChanged)
        json.key("from")
        from.write(to: &json)
        json.key("to")
        to.write(to: &json)
        for (key, texts) in [("files", files), ("overridden", overridden)] { json.list(key, texts) }
        for (key, text) in [("diff", diff), ("commit", commit)] {
            guard let text else { continue }
            json.key(key)
            json.string(text)
        }
        json.endMapping()
        return String(decoding: json.finish(), as: UTF8.self)
    }

    /// The reasons of a refusal.
    static func json(_ refusals: [Refusal]) -> String {
        var json = JSONWriter()
        json.beginDocument(comment: nil)
        json.beginMapping()
        json.key("refused")
        json.beginSequence()
        for refusal in refusals {
            json.beginMapping()
            for (key, text) in [("code", refusal.code.rawValue), ("message", refusal.message)] {
                json.key(key)
                json.string(text)
            }
            json.list("advice", refusal.advice)
            json.endMapping()
        }
        json.endSequence()
        json.endMapping()
        return String(decoding: json.finish(), as: UTF8.self)
    }

    func record(author: String, reason: String?) -> ReleaseRecord {
        ReleaseRecord(
            time: time(nil),
            author: author,
            service: service,
            action: action,
            from: from,
            to: to,
            reason: reason,
            overridden: overridden
        )
    }
}

extension JSONWriter {
    fileprivate mutating func list(_ key: String, _ texts: [String]) {
        self.key(key)
        beginSequence()
        for text in texts { string(text) }
        endSequence()
    }
}
