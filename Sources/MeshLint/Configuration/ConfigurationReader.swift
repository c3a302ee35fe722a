import MeshModel
import MeshRender
import YAML

/// Reads a configuration from its YAML.
struct ConfigurationReader {
    private let source: LintSource
    private let scope: PathScope
    private var configuration = LintConfiguration()

    init(_ source: LintSource) {
        self.source = source
        scope = PathScope(of: source.name)
        configuration.scope = scope
    }

    mutating func read(_ root: Node) throws(LintConfiguration.Mistake) -> LintConfiguration {
        guard root.kind == .mapping else { throw mistake("expected keys such as 'failOn: warning'", root) }
        for entry in root.entries {
            switch entry.key.text ?? "" {
            case "failOn": configuration.failOn = try severity(entry.value)
            case "complete": configuration.isComplete = try bool(entry.value)
            case "meshConfig": configuration.meshConfig = try text(entry.value)
            case "meshNetworks": configuration.meshNetworks = try text(entry.value)
            case "exclude": configuration.exclude = try texts(entry.value).map(scope.name)
            case "rules": try readRules(entry.value)
            case "ignore": try readIgnores(entry.value)
            case let key: throw unknown(key, among: Self.keys, entry.key)
            }
        }
        return configuration
    }

    private static let keys = ["failOn", "complete", "meshConfig", "meshNetworks", "exclude", "rules", "ignore"]
    private static let ignoreKeys = ["rule", "path", "resource", "reason"]

    private mutating func readRules(_ node: Node) throws(LintConfiguration.Mistake) {
        guard node.kind == .mapping else {
            throw mistake("expected rules with severities, such as 'MG501: info'", node)
        }
        for entry in node.entries {
            let name = try ruleName(entry.key)
            // A plain `off` is a boolean to YAML 1.1.
            let isOff = entry.value.text == "off" || entry.value.scalar == .bool(false)
            configuration.severities[name.lowercased()] = .some(isOff ? nil : try severity(entry.value))
        }
    }

    private mutating func readIgnores(_ node: Node) throws(LintConfiguration.Mistake) {
        guard node.kind == .sequence else { throw mistake("expected a list of entries with a rule and a reason", node) }
        for item in node.items { configuration.ignores.append(try ignore(item)) }
    }

    private mutating func ignore(_ node: Node) throws(LintConfiguration.Mistake) -> Suppression {
        guard node.kind == .mapping else { throw mistake("expected rule, path or resource, and reason", node) }
        var rules: [String] = []
        var pattern = IgnorePattern(scope: scope)
        var reason = ""
        for entry in node.entries {
            switch entry.key.text ?? "" {
            case "rule":
                for name in entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value] {
                    rules.append(name.text == "*" ? "*" : try ruleName(name))
                }
            case "path": pattern.path = scope.name(of: try text(entry.value))
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

    /// The name of a rule, or of a policy, which is only known when a mesh has been read.
    private mutating func ruleName(_ node: Node) throws(LintConfiguration.Mistake) -> String {
        let name = try text(node)
        guard Linter.rules(named: name).isEmpty else { return name }
        guard name.isPolicyCode else {
            let meant = Linter.ruleName(near: name).map { "; did you mean '\($0)'?" } ?? ""
            throw mistake("there is no rule '\(name)'\(meant)", node)
        }
        configuration.policyNames[name] = SourcePlace(node.mark, in: source)
        return name
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
        let meant = key.nearest(in: known).map { "did you mean '\($0)'?" }
        return mistake("there is no key '\(key)' here; \(meant ?? "known are \(known.joined(separator: ", "))")", node)
    }

    private func mistake(_ message: String, _ node: Node) -> LintConfiguration.Mistake {
        LintConfiguration.Mistake(place: SourcePlace(node.mark, in: source), message: message)
    }
}
