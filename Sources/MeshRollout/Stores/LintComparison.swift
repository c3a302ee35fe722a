import MeshLint

/// What a check finds after a change and did not find before.
struct LintComparison {
    private var options: LintOptions

    init(_ options: LintOptions) {
        self.options = options
        self.options.severity = .error
    }

    func objections(before: [ManifestFile], after: [ManifestFile]) -> [Refusal] {
        var known = findings(before).reduce(into: [:]) { $0[Key($1), default: 0] += 1 }
        return findings(after).compactMap { finding in
            let key = Key(finding)
            if let count = known[key], count > 0 {
                known[key] = count - 1
                return nil
            }
            return Refusal(.lint, "\(finding.place): \(finding.message) (\(finding.rule))", advice: [finding.help])
        }
    }

    private func findings(_ files: [ManifestFile]) -> [Finding] {
        Linter(options).lint(files.map { LintSource($0.path, $0.bytes) }).findings
    }

    /// A finding wherever it stands now.
    private struct Key: Hashable {
        let rule: String
        let resource: Finding.Subject?
        let message: String

        init(_ finding: Finding) {
            (rule, resource, message) = (finding.rule, finding.resource, finding.message)
        }
    }
}
