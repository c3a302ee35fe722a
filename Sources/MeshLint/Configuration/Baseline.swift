import MeshModel
import YAML

/// Findings that were there before and do not fail new work.
///
/// An entry names rule, file, resource and field, not the line, so that edits elsewhere do not matter; a message is not
/// part of it either, since it may hold numbers.
public struct Baseline: Sendable {
    struct Entry: Hashable, Sendable {
        var rule: String
        var file: String
        /// `Kind namespace/name`; empty where there is no resource.
        var resource: String
        var path: String

        init(_ finding: Finding) {
            rule = finding.rule
            file = finding.place.file
            resource = finding.resource.map { "\($0.kind) \($0.namespace)/\($0.name)" } ?? ""
            path = finding.path
        }

        init(rule: String, file: String, resource: String, path: String) {
            self.rule = rule
            self.file = file
            self.resource = resource
            self.path = path
        }
    }

    /// How many findings of each kind there may be, and why.
    private var entries: [Entry: (count: Int, reason: String)] = [:]

    /// Nothing is known.
    public init() {}

    /// Reads what ``text`` wrote; `nil` if it is anything else.
    public init?(_ bytes: [UInt8]) {
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
                path: item["path"]?.text ?? ""
            )
            var count = 1
            if case .int(let number)? = item["count"]?.scalar { count = number }
            entries[entry] = (count, item["reason"]?.text ?? "")
        }
    }

    /// The findings that are not in the baseline, and how many entries no longer match anything.
    public func filter(_ findings: [Finding]) -> (new: [Finding], staleCount: Int) {
        var left = entries.mapValues(\.count)
        let new = findings.filter { finding in
            let entry = Entry(finding)
            guard let count = left[entry], count > 0 else { return true }
            left[entry] = count - 1
            return false
        }
        return (new, left.values.count { $0 > 0 })
    }

    /// The baseline of these findings; entries that go on keep their reasons.
    public func updated(with findings: [Finding]) -> Baseline {
        var next = Baseline()
        for finding in findings {
            let entry = Entry(finding)
            let count = next.entries[entry]?.count ?? 0
            next.entries[entry] = (count + 1, entries[entry]?.reason ?? "")
        }
        return next
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
            ($0.key.file, $0.key.resource, $0.key.path, $0.key.rule) < (
                $1.key.file, $1.key.resource, $1.key.path, $1.key.rule
            )
        }
        for (entry, value) in sorted { Self.write(entry, value, to: &yaml) }
        yaml.endSequence()
        yaml.endMapping()
        return String(decoding: yaml.finish(), as: UTF8.self)
    }

    private static func write(_ entry: Entry, _ value: (count: Int, reason: String), to yaml: inout YAMLWriter) {
        yaml.beginMapping()
        for (key, text) in [
            ("rule", entry.rule), ("file", entry.file), ("resource", entry.resource), ("path", entry.path),
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
