import MeshRollout

extension TrafficStore {
    /// Makes a change that was thought through, and the commit of it where one is wanted: both or none; gives the outcome with
    /// both.
    ///
    /// - Parameter folder: `nil` where nothing on this machine changes, so that there is nothing to commit.
    func make(
        _ plan: Plan,
        _ outcome: ReleaseOutcome,
        _ change: ChangeOptions,
        in folder: String?
    ) throws -> ReleaseOutcome {
        let git = try folder.flatMap { try change.commit ? ReleaseCommit(in: $0, plan.places) : nil }
        let record = outcome.record(author: Author.name(in: folder ?? "."), reason: change.reason)
        var outcome = outcome
        outcome.isChanged = true
        if let git, let store = self as? any FileStore, let plan = plan as? FilePlan {
            try store.apply(plan, record) { outcome.commit = try git.commit(record) }
        } else {
            try apply(plan, record)
        }
        return outcome
    }
}
