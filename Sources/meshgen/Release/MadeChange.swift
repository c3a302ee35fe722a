import MeshRollout

extension TrafficStore {
    /// Makes a change that was thought through, and the commit of it where one is wanted; gives the outcome with both.
    ///
    /// - Parameter folder: `nil` where nothing on this machine changes, so that there is nothing to commit.
    func make(
        _ plan: Plan,
        _ outcome: ReleaseOutcome,
        _ change: ChangeOptions,
        in folder: String?
    ) throws -> ReleaseOutcome {
        let git = try folder.flatMap { try change.commit ? ReleaseCommit(in: $0, plan.places) : nil }
        let record = outcome.record(author: git?.author ?? Author.name, reason: change.reason)
        try apply(plan, record)
        var outcome = outcome
        outcome.isChanged = true
        outcome.commit = try git?.commit(record)
        return outcome
    }
}
