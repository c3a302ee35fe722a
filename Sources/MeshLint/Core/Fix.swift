public import YAML

/// A change of a source that repairs a finding and nothing else.
public struct Fix: Hashable, Sendable {
    /// What it does: `replace 'htp' by 'http'`.
    public var title: String
    /// The edits, all in the file of the finding.
    public var edits: [SourceEdit]

    public init(title: String, edits: [SourceEdit]) {
        self.title = title
        self.edits = edits
    }
}
