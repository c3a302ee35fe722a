import MeshModel
import YAML

/// Findings that were there before and do not fail new work.
///
/// An entry names rule, file, resource, field and message, but no line, no index of a list and no number of the message, so
/// that edits elsewhere do not matter.
public struct Baseline: Sendable {
    /// Findings that count as the same.
    struct Entry: Hashable, Sendable {
        var rule: String
        /// The path from the folder of the baseline.
        var file: String
        /// `Kind namespace/name`; empty where there is no resource.
        var resource: String
        /// Without indices: `spec.http[].route`.
        var path: String
        /// With `0` for each number; empty for any.
        var message: String

        init(rule: String, file: String, resource: String, path: String, message: String) {
            self.rule = rule
            self.file = file
            self.resource = resource
            self.path = path.withoutIndices
            self.message = message.withoutNumbers
        }

        fileprivate init(_ finding: Finding, _ scope: PathScope) {
            self.init(
                rule: finding.rule,
                file: scope.name(of: finding.place.file),
                resource: finding.resource.map { "\($0.kind) \($0.namespace)/\($0.name)" } ?? "",
                path: finding.path,
                message: finding.message
            )
        }

        /// The entry that stands for it whatever its message.
        fileprivate var general: Entry {
            var entry = self
            entry.message = ""
            return entry
        }
    }

    /// What is said about the findings of an entry.
    private struct Allowance {
        /// How many there may be.
        var count: Int
        /// Why; empty if nobody says.
        var reason: String
        /// The message as one of them has it.
        var message: String
    }

    private var entries: [Entry: Allowance] = [:]
    /// Where the paths of the entries begin.
    private let scope: PathScope

    /// Which findings a run can have had: those of the rules that ran, in the files that it read.
    public struct Reach {
        var rules: (_ code: String) -> Bool
        /// By the path from where the user is, or an absolute one.
        var files: (_ path: String) -> Bool

        public init(rules: @escaping (String) -> Bool, files: @escaping (String) -> Bool) {
            self.rules = rules
            self.files = files
        }

        /// All rules, and all files.
        public static var everything: Reach { Reach(rules: { _ in true }, files: { _ in true }) }
    }

    /// Nothing is known.
    ///
    /// - Parameter path: where the baseline lies, or will.
    public init(at path: String = "baseline.yaml") { scope = PathScope(of: path) }

    /// Reads what ``text`` wrote; `nil` if it is anything else.
    public init?(_ bytes: [UInt8], at path: String = "baseline.yaml") {
        self.init(at: path)
        let stream = Document.parse(bytes)
        guard stream.errors.isEmpty, let root = stream.documents.first?.root, let list = root["findings"],
            list.kind == .sequence
        else { return nil }
        for item in list.items {
            guard let rule = item["rule"]?.text, let file = item["file"]?.text else { return nil }
            let entry = Entry(
                rule: rule,
                file: file,
                resource: item["resource"]?.text ?? "",
                path: item["path"]?.text ?? "",
                message: item["message"]?.text ?? ""
            )
            var count = 1
            if case .int(let number)? = item["count"]?.scalar { count = number }
            entries[entry] = Allowance(
                count: count + (entries[entry]?.count ?? 0),
                reason: item["reason"]?.text ?? "",
                message: item["message"]?.text ?? ""
            )
        }
    }

    /// The findings that are not in the baseline, and how many entries no longer match anything that the run can have found.
    public func filter(_ findings: [Finding], in reach: Reach = .everything) -> (new: [Finding], staleCount: Int) {
        var left = entries.mapValues(\.count)
        let new = findings.filter { finding in
            let entry = Entry(finding, scope)
            guard let match = [entry, entry.general].first(where: { left[$0, default: 0] > 0 }) else { return true }
            left[match, default: 0] -= 1
            return false
        }
        return (new, left.count { $0.value > 0 && isReached($0.key, reach) })
    }

    /// The baseline of these findings, and of what the run cannot have found; entries that go on keep their reasons.
    public func updated(with findings: [Finding], in reach: Reach = .everything) -> Baseline {
        var next = self
        next.entries = entries.filter { !isReached($0.key, reach) }
        var counts: [Entry: Allowance] = [:]
        for finding in findings {
            let entry = Entry(finding, scope)
            let reason = (entries[entry] ?? entries[entry.general])?.reason ?? ""
            counts[entry, default: Allowance(count: 0, reason: reason, message: finding.message)].count += 1
        }
        next.entries.merge(counts) { $1 }
        return next
    }

    private func isReached(_ entry: Entry, _ reach: Reach) -> Bool {
        reach.rules(entry.rule) && reach.files(scope.path(of: entry.file))
    }

    /// The file, in an order that keeps diffs small.
    public var text: String {
        var yaml = YAMLWriter()
        yaml.beginDocument(
            comment: """
                Findings that 'meshgen lint --baseline' does not report. Written by --update-baseline, which keeps the reasons;
                a reason says why a finding may stay.
                """
        )
        yaml.beginMapping()
        yaml.key("findings")
        yaml.beginSequence()
        let sorted = entries.sorted {
            ($0.key.file, $0.key.resource, $0.key.path, $0.key.rule, $0.key.message) < (
                $1.key.file, $1.key.resource, $1.key.path, $1.key.rule, $1.key.message
            )
        }
        for (entry, value) in sorted { Self.write(entry, value, to: &yaml) }
        yaml.endSequence()
        yaml.endMapping()
        return String(decoding: yaml.finish(), as: UTF8.self)
    }

    private static func write(_ entry: Entry, _ value: Allowance, to yaml: inout YAMLWriter) {
        yaml.beginMapping()
        for (key, text) in [
            ("rule", entry.rule), ("file", entry.file), ("resource", entry.resource), ("path", entry.path),
            ("message", value.message),
        ]
        where !text.isEmpty {
            yaml.key(key)
            yaml.string(text)
        }
        if value.count > 1 {
            yaml.key("count")
            yaml.int(value.count)
        }
        yaml.key("reason")
        yaml.string(value.reason)
        yaml.endMapping()
    }
}

extension String {
    /// The path with all indices gone: `spec.http[].route`; what stands in quotes stays.
    fileprivate var withoutIndices: String {
        split(separator: "[", omittingEmptySubsequences: false).enumerated().map { number, part in
            number > 0 && part.first?.isNumber == true ? part.drop(while: \.isNumber) : part
        }.joined(separator: "[")
    }

    /// The text with `0` in the place of each number.
    fileprivate var withoutNumbers: String {
        var text = ""
        for character in self where !(character.isNumber && text.last == "0") {
            text.append(character.isNumber ? "0" : character)
        }
        return text
    }
}
