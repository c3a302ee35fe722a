import MeshRender

/// Words what a render did, for people.
enum Report {
    static func text(for outcome: FolderUpdate.Outcome, of rendered: RenderedMesh, in folder: String) -> String {
        var lines = outcome.isRepaired ? [repair(of: folder)] : []
        lines.append(headline(for: outcome, of: rendered, in: folder))
        lines += outcome.removed.map { "removed \(folder)/\($0), which render no longer writes" }
        lines += outcome.kept.map { "kept \(folder)/\($0): render no longer writes it, but it was changed by hand" }
        return lines.joined(separator: "\n")
    }

    private static func headline(
        for outcome: FolderUpdate.Outcome,
        of rendered: RenderedMesh,
        in folder: String
    ) -> String {
        let resources = counted(rendered.resourceCount, "resource")
        let unchanged = rendered.files.count - outcome.written.count
        if outcome.written.isEmpty {
            let state = outcome.removed.isEmpty ? "is up to date:" : "keeps"
            return "\(folder) \(state) \(counted(unchanged, "file")), \(resources)"
        }
        let rest = unchanged > 0 ? " (\(unchanged) more unchanged)" : ""
        return "wrote \(counted(outcome.written.count, "file"))\(rest), \(resources) to \(folder)"
    }

    static func repair(of folder: String) -> String {
        "note: an earlier render to \(folder) was stopped half-way; its changes have been taken back"
    }

    static func text(for check: FolderCheck, of folder: String) -> String {
        check.isUpToDate
            ? "\(folder) is up to date" : "\(folder) is not what render would write: \(check.summary)"
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
