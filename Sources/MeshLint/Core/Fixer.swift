import MeshModel
import YAML

/// Repairs sources by the fixes of findings.
public enum Fixer {
    /// The source with the fixes of its findings made, and how many that were; fixes that would touch the same bytes as
    /// another one are left for the next round.
    public static func apply(_ findings: [Finding], to source: LintSource) -> (source: LintSource, count: Int) {
        var edits: [SourceEdit] = []
        var count = 0
        for finding in findings where finding.place.file == source.name {
            guard let fix = finding.fix, !fix.edits.contains(where: { edit in edits.contains { $0.touches(edit) } })
            else {
                continue
            }
            edits += fix.edits
            count += 1
        }
        guard count > 0, let bytes = try? SourceEdit.apply(edits, to: source.bytes) else { return (source, 0) }
        return (LintSource(source.name, bytes), count)
    }
}

extension SourceEdit {
    /// Whether two edits change the same bytes, or both insert at one place.
    fileprivate func touches(_ other: SourceEdit) -> Bool {
        range.overlaps(other.range) || range.lowerBound == other.range.lowerBound
            || range.contains(other.range.lowerBound) || other.range.contains(range.lowerBound)
    }
}
