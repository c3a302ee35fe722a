extension RuleInfo {
    /// The reference page of the rule for a terminal.
    public var textPage: String {
        var text =
            "\(code) \(name) (\(severity.rawValue))\n\n\(summary)\n\n\(reason.isEmpty ? "" : reason.wrapped + "\n\n")What to do: \(help).\n"
        if isOptIn { text += "Runs only where it is named: with --only, or with a severity in the configuration.\n" }
        if let rules = preciseRules { text += "Says nothing where \(rules) reports the same place.\n" }
        if !aliases.isEmpty { text += "Means the same: \(aliases.joined(separator: ", "))\n" }
        if !covers.isEmpty { text += "\nChecks:\n" + covers.map { "  - \($0)\n" }.joined() }
        for example in rejects { text += "\nReported:\n\n\(example.yaml.indented)\n" }
        for example in accepts { text += "\nAccepted:\n\n\(example.yaml.indented)\n" }
        return text
    }

    /// The rules that this one leaves a place to: `MG101, MG305 or MG712`; `nil` if there are none.
    var preciseRules: String? {
        let codes = yieldsTo.sorted()
        guard let last = codes.last else { return nil }
        return codes.count == 1 ? last : "\(codes.dropLast().joined(separator: ", ")) or \(last)"
    }
}

extension Linter {
    /// All rules, one a line.
    public static var textIndex: String {
        let width = rules.map { $0.info.name.count }.max() ?? 0
        return rules.map { rule in
            let info = rule.info
            let name = info.name + String(repeating: " ", count: width - info.name.count)
            let severity = info.severity.rawValue + String(repeating: " ", count: 7 - info.severity.rawValue.count)
            return "\(info.code)  \(severity)  \(name)  \(info.summary)\n"
        }.joined()
    }
}

extension String {
    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }.joined(
            separator: "\n"
        )
    }

    /// In lines of at most 100 characters.
    fileprivate var wrapped: String {
        var lines = [""]
        for word in split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + word.count < 100 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }
}
