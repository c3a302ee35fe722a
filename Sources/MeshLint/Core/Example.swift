/// Manifests that show what a rule reports, or what it accepts; page and test at once.
///
/// A comment `# ← words` expects a finding on its line whose message has these words; `# ← words ← more words` expects
/// two. Every finding of the rule must be expected.
///
/// ```yaml
/// - route: # ← add up to 120
/// ```
public struct Example: Sendable {
    public let yaml: String
    /// A text of MeshConfig that the manifests are judged with.
    public let meshConfig: String?
    /// A kustomization.yaml that lies beside the manifests.
    public let kustomization: String?
    /// Whether the manifests are all there is, so that what they do not hold does not exist.
    public let isComplete: Bool
    /// Where the example stands in the source of the rule.
    public let file: String
    public let line: Int

    init(
        _ yaml: String,
        isComplete: Bool = false,
        meshConfig: String? = nil,
        kustomization: String? = nil,
        file: StaticString = #filePath,
        line: Int = #line
    ) {
        self.yaml = yaml
        self.meshConfig = meshConfig
        self.kustomization = kustomization
        self.isComplete = isComplete
        self.file = "\(file)"
        self.line = line
    }
}

extension String {
    /// This text with `# ← words` at the end of the first line that holds `text`.
    func marked(_ text: String, _ words: String) -> String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let index = lines.firstIndex(where: { $0.contains(text) }) else { return self }
        lines[index] += " # ← \(words)"
        return lines.joined(separator: "\n")
    }
}
