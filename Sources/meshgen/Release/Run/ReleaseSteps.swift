import Glibc
import MeshCanary
import MeshRollout

/// The traffic of a service as `canary run` changes it, wherever it is written down.
final class ReleaseSteps<Store: TrafficStore>: TrialTraffic {
    private let store: Store
    private let folder: String?
    private let service: String
    private let change: ChangeOptions
    /// The version on trial.
    let canary: String
    /// What the place said last; everything else is somebody else's change.
    private(set) var state: ReleaseState
    private let steps: [Int]

    /// - Parameters:
    ///   - state: what the place says now.
    ///   - canary: the version on trial, which has a share already or gets the first one.
    init(
        _ store: Store,
        in folder: String?,
        _ service: String,
        _ change: ChangeOptions,
        from state: ReleaseState,
        canary: String,
        steps: [Int]
    ) {
        self.store = store
        self.folder = folder
        self.service = service
        self.change = change
        self.state = state
        self.canary = canary
        self.steps = steps
    }

    /// Throws what speaks against any of the steps, before the first one.
    func judgeAll() throws {
        let reading = try store.read()
        var objections: [Refusal] = []
        for percent in steps {
            let state = ReleaseState(stable: state.stable, canary: CanaryShare(version: canary, percent: percent))
            for objection in reading.objections(to: state) where !objections.contains(objection) {
                objections.append(objection)
            }
        }
        try judge(objections)
        for objection in objections { Console.note("overriding \(objection.code.rawValue): \(objection.message)") }
    }

    func shift(to percent: Int) throws {
        guard state.canary?.percent != percent else { return }
        let command: ReleaseCommand =
            state.canary == nil
            ? .start(version: canary, percent: percent, CanaryExtras()) : .set(percent: percent, CanaryExtras())
        let step = (steps.firstIndex(of: percent) ?? 0) + 1
        try make(command, "canary run \(percent)", because: "step \(step) of \(steps.count)")
    }

    func check(holds percent: Int) throws {
        let found = try retried { try store.read().state }
        guard found == state else { throw changedBySomebody(found) }
    }

    func promote() throws {
        try make(.promote, "canary run promote", because: "healthy in each of \(steps.count) steps")
    }

    /// Returns all requests to the stable version; a commit that cannot be made is no reason not to.
    func abort(_ reason: String) throws {
        do {
            try make(.abort, "canary run abort", because: reason, isForced: true)
        } catch let refusal as Refusal where refusal.code == .commit {
            try make(.abort, "canary run abort", because: reason, isForced: true, isCommitted: false)
            Console.error("the abort is made and not committed: \(refusal.message)", advice: refusal.advice)
        }
    }

    private func make(
        _ command: ReleaseCommand,
        _ action: String,
        because reason: String,
        isForced: Bool = false,
        isCommitted: Bool = true
    ) throws {
        var change = change
        change.commit = change.commit && isCommitted
        change.reason = change.reason.map { "\($0) (\(reason))" } ?? reason
        try retried {
            let reading = try store.read()
            guard reading.state == state else { throw changedBySomebody(reading.state) }
            let next = try state.applying(command)
            let plan = try store.plan(next, from: reading)
            let objections = reading.objections(to: next) + plan.objections
            if !isForced { try judge(objections) }
            var outcome = ReleaseOutcome(service: service, action: action, from: state, to: next)
            outcome.overridden = objections.map(\.code.rawValue)
            _ = try store.make(plan, outcome, change, in: folder)
            state = next
        }
    }

    private func judge(_ objections: [Refusal]) throws {
        guard !objections.isEmpty else { return }
        guard change.force, objections.allSatisfy(\.canBeForced) else { throw RefusedSteps(refusals: objections) }
    }

    private func changedBySomebody(_ found: ReleaseState) -> Refusal {
        Refusal(
            .unchanged,
            "somebody else changed the traffic of \(service): it is '\(found.summary)', not '\(state.summary)'",
            advice: ["it stays as they left it"]
        )
    }

    /// Tries again where another command is at work just now, a file is being written, or a cluster cannot be reached.
    private func retried<Result>(_ body: () throws -> Result) throws -> Result {
        for _ in 0..<5 {
            do {
                return try body()
            } catch let refusal as Refusal
                where [.busy, .changedSinceRead, .unreadable, .cluster].contains(refusal.code)
            {
                usleep(200_000)
            }
        }
        return try body()
    }
}

/// What speaks against one of the steps.
struct RefusedSteps: Error { let refusals: [Refusal] }
