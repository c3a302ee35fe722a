import MeshModel

/// Tells which findings say of a place what a more precise rule says of it too.
struct RepeatedFindings {
    /// A place of a resource, and the rule that reports it.
    private struct Site: Hashable {
        var rule: String
        var file: String
        var resource: Finding.Subject?
        var path: Substring
    }

    private var sites: Set<Site> = []
    private let yielding: [String: Set<String>]

    /// - Parameter rules: the rules that ran.
    init(_ findings: [Finding], of rules: [RuleInfo]) {
        let yielding = rules.filter { !$0.yieldsTo.isEmpty }
        self.yielding = Dictionary(uniqueKeysWithValues: yielding.map { ($0.code, $0.yieldsTo) })
        let precise = yielding.reduce(into: Set<String>()) { $0.formUnion($1.yieldsTo) }
        for finding in findings where precise.contains(finding.rule) {
            for path in [finding.path[...], finding.path.parentPath] {
                sites.insert(Self.site(of: finding, rule: finding.rule, path: path))
            }
        }
    }

    /// Whether a more precise rule reports the same.
    func contains(_ finding: Finding) -> Bool {
        guard let rules = yielding[finding.rule], !sites.isEmpty else { return false }
        return rules.contains { sites.contains(Self.site(of: finding, rule: $0, path: finding.path[...])) }
    }

    private static func site(of finding: Finding, rule: String, path: Substring) -> Site {
        Site(rule: rule, file: finding.place.file, resource: finding.resource, path: path)
    }
}

extension String {
    /// The path without its last step: `spec.hosts` of `spec.hosts[0]`, `metadata.labels` of `metadata.labels["a.b"]`.
    fileprivate var parentPath: Substring {
        if hasSuffix("\"]"), let start = range(of: "[\"") { return self[..<start] }
        guard let end = lastIndex(where: { $0 == "." || $0 == "[" }) else { return "" }
        return self[..<end]
    }

    /// Where the last occurrence of a text begins.
    private func range(of text: String) -> Index? {
        indices.last { self[$0...].hasPrefix(text) }
    }
}
