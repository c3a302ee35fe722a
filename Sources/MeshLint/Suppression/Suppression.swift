import MeshModel

/// An order not to report something: a comment, an annotation, or an entry of the configuration.
struct Suppression: Sendable {
    /// The codes, names or aliases of rules as they are written; `*` for all.
    var rules: [String]
    /// Why; empty if nobody says.
    var reason: String
    /// Where it is written.
    var place: SourcePlace
    /// What it holds for.
    var scope: Scope
    /// Whether it must have a reason and is reported if nothing is suppressed by it.
    var isChecked = true

    enum Scope: Sendable {
        /// The lines of a file.
        case lines(file: String, ClosedRange<Int>)
        /// Findings about a resource.
        case resource(Finding.Subject, file: String)
        /// Findings that fit an entry of the configuration.
        case pattern(IgnorePattern)
    }

    func covers(_ finding: Finding, of info: RuleInfo?) -> Bool {
        guard names(finding.rule, info) else { return false }
        switch scope {
        case .lines(let file, let lines): return finding.place.file == file && lines.contains(finding.place.line)
        case .resource(let subject, let file): return finding.resource == subject && finding.place.file == file
        case .pattern(let pattern): return pattern.matches(finding)
        }
    }

    /// Whether the rule is one of those it names.
    private func names(_ code: String, _ info: RuleInfo?) -> Bool {
        let names = ([code, info?.name ?? code] + (info?.aliases ?? [])).map { $0.lowercased() }
        return rules.contains { rule in rule == "*" || names.contains(rule.lowercased()) }
    }
}

extension Suppression {
    /// Reads what stands behind `meshgen:ignore`: `MG201,MG301 -- why`.
    static func read(_ text: some StringProtocol) -> (rules: [String], reason: String) {
        // Editors like to make a dash of two hyphens.
        let parts = String(text).replacing("—", with: "--").split(
            separator: "--",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let names = String(parts.first ?? "").split { $0 == "," || $0 == " " }
        let rules = names.map { String($0) }
        return (rules, parts.count > 1 ? String(parts[1]).trimmingSpaces : "")
    }
}

extension String {
    var trimmingSpaces: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}
