import MeshModel
import YAML

/// Reads a configuration from its YAML.
struct ConfigurationReader {
    private let source: LintSource
    private var configuration = LintConfiguration()

    init(_ source: LintSource) { self.source = source }

    mutating func read(_ root: Node) throws(LintConfiguration.Mistake) -> LintConfiguration {
        guard root.kind == .mapping else { throw mistake("expected keys such as 'failOn: warning'", root) }
        for entry in root.entries {
            switch entry.key.text ?? "" {
            case "failOn": configuration.failOn = try severity(entry.value)
            case "complete": configuration.isComplete = try bool(entry.value)
            case "meshConfig": configuration.meshConfig = try text(entry.value)
            case "meshNetworks": configuration.meshNetworks = try text(entry.value)
            case "exclude": configuration.exclude = try texts(entry.value)
            case "rules": try readRules(entry.value)
            case "ignore":
                for item in entry.value.items { configuration.ignores.append(try ignore(item)) }
            case let key: throw unknown(key, among: Self.keys, entry.key)
            }
        }
        return configuration
    }

    private static let keys = ["failOn", "complete", "meshConfig", "meshNetworks", "exclude", "rules", "ignore"]
    private static let ignoreKeys = ["rule", "path", "resource", "reason"]

    private mutating func readRules(_ node: Node) throws(LintConfiguration.Mistake) {
        for entry in node.entries {
            let name = entry.key.text ?? ""
            guard !Linter.rules(named: name).isEmpty else { throw mistake("there is no rule '\(name)'", entry.key) }
            // A plain `off` is a boolean to YAML 1.1.
            let isOff = entry.value.text == "off" || entry.value.scalar == .bool(false)
            configuration.severities[name.lowercased()] = .some(isOff ? nil : try severity(entry.value))
        }
    }

    private func ignore(_ node: Node) throws(LintConfiguration.Mistake) -> Suppression {
        var rules: [String] = []
        var pattern = IgnorePattern()
        var reason = ""
        for entry in node.entries {
            switch entry.key.text ?? "" {
            case "rule":
                rules = entry.value.kind == .sequence ? try texts(entry.value) : [try text(entry.value)]
                if let name = rules.first(where: { $0 != "*" && Linter.rules(named: $0).isEmpty && !$0.contains("-") })
                {
                    throw mistake("there is no rule '\(name)'", entry.value)
                }
            case "path": pattern.path = try text(entry.value)
            case "resource": pattern.resource = try text(entry.value)
            case "reason": reason = try text(entry.value)
            case let key: throw unknown(key, among: Self.ignoreKeys, entry.key)
            }
        }
        guard !rules.isEmpty else { throw mistake("an entry of 'ignore' needs a rule", node) }
        guard pattern.path != nil || pattern.resource != nil else {
            throw mistake("an entry of 'ignore' needs a path or a resource; to switch a rule off use 'rules'", node)
        }
        return Suppression(
            rules: rules,
            reason: reason,
            place: SourcePlace(node.mark, in: source),
            scope: .pattern(pattern)
        )
    }

    private func severity(_ node: Node) throws(LintConfiguration.Mistake) -> Severity {
        guard let severity = node.text.flatMap({ Severity(rawValue: $0) }) else {
            throw mistake("expected error, warning or info", node)
        }
        return severity
    }

    private func bool(_ node: Node) throws(LintConfiguration.Mistake) -> Bool {
        guard case .bool(let value)? = node.scalar else { throw mistake("expected true or false", node) }
        return value
    }

    private func text(_ node: Node) throws(LintConfiguration.Mistake) -> String {
        guard let text = node.text, !text.isEmpty else { throw mistake("expected a text", node) }
        return text
    }

    private func texts(_ node: Node) throws(LintConfiguration.Mistake) -> [String] {
        guard node.kind == .sequence else { throw mistake("expected a list of texts", node) }
        var texts: [String] = []
        for item in node.items { texts.append(try text(item)) }
        return texts
    }

    private func unknown(_ key: String, among known: [String], _ node: Node) -> LintConfiguration.Mistake {
        mistake("there is no key '\(key)' here; known are \(known.joined(separator: ", "))", node)
    }

    private func mistake(_ message: String, _ node: Node) -> LintConfiguration.Mistake {
        LintConfiguration.Mistake(place: SourcePlace(node.mark, in: source), message: message)
    }
}
