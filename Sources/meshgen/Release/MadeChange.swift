import MeshRollout

extension TrafficStore {
    /// Makes a change that was thought through, and the commit of it where one is wanted; gives the outcome with both.
    func make(
        _ plan: Plan,
        _ outcome: ReleaseOutcome,
        _ change: ChangeOptions,
        in folder: String
    ) throws -> ReleaseOutcome {
        let git = try change.commit ? ReleaseCommit(in: folder, plan.places) : nil
        let record = outcome.record(author: git?.author ?? Author.name, reason: change.reason)
        try apply(plan, record)
        var outcome = outcome
        outcome.isChanged = true
        outcome.commit = try git?.commit(record)
        return outcome
    }
}
