import ArgumentParser
import Glibc
import MeshRollout
import MeshRuntime

/// One change of a release, from the question to the commit.
struct ReleaseRun {
    let place: PlaceOptions
    let change: ChangeOptions
    /// The command in words, for the record: `canary set 20`.
    let action: String
    /// A command that has to succeed first.
    var smokeCheck: String?
    /// Whether to say only if it could be done.
    var isCheck = false
    /// The version that is to be tried out, where the command names it.
    var candidate: String?
    /// Whether the command returns all traffic to the stable version.
    var isAbort = false

    /// Makes the change that `command` wants, given what is there.
    func run(_ command: (any TrafficReading, [ReleaseRecord]) throws -> ReleaseCommand) throws {
        do {
            let target = try ReleasePlace(place, candidate: candidate, isAbort: isAbort)
            guard target.folder != nil || !change.commit else {
                throw CommandError(message: "--commit: in a cluster nothing changes that Git could hold")
            }
            try target.settle()
            try run(target, attempts: target.attempts, command)
        } catch let refusal as Refusal {
            throw try refuse([refusal])
        }
    }

    /// Decides, and decides anew where somebody else changed the place meanwhile.
    private func run(
        _ target: ReleasePlace,
        attempts: Int,
        _ command: (any TrafficReading, [ReleaseRecord]) throws -> ReleaseCommand
    ) throws {
        do {
            try run(target.store, in: target.folder, command)
        } catch let refusal as Refusal where refusal.code == .changedSinceRead && attempts > 1 {
            try run(target, attempts: attempts - 1, command)
        }
    }

    private func run(
        _ store: some TrafficStore,
        in folder: String?,
        _ command: (any TrafficReading, [ReleaseRecord]) throws -> ReleaseCommand
    ) throws {
        let reading = try store.read()
        for note in reading.notes { Console.note("note: \(note)") }
        let state = try reading.state.applying(command(reading, try store.history()))
        let plan = try store.plan(state, from: reading)
        var objections = reading.objections(to: state) + plan.objections
        if let smokeCheck, !SmokeCheck.succeeds(smokeCheck) {
            objections.append(Refusal(.smokeCheck, "the smoke check failed: \(smokeCheck)"))
        }
        try judge(objections)
        var outcome = ReleaseOutcome(service: place.service, action: action, from: reading.state, to: state)
        outcome.files = plan.places
        outcome.overridden = objections.map(\.code.rawValue)
        if change.dryRun || isCheck { return try show(plan, outcome) }
        guard reading.state != state || !plan.diff.isEmpty else {
            if change.commit, let folder { try ReleaseCommit.checkIsDone(in: folder) }
            return try report(outcome)
        }
        outcome = try store.make(plan, outcome, change, in: folder)
        try report(outcome)
    }

    private func judge(_ objections: [Refusal]) throws {
        guard !objections.isEmpty else { return }
        guard change.force, objections.allSatisfy(\.canBeForced) else { throw try refuse(objections) }
        for objection in objections { Console.note("overriding \(objection.code.rawValue): \(objection.message)") }
    }

    private func show(_ plan: some TrafficPlan, _ outcome: ReleaseOutcome) throws {
        if place.output == .json {
            var outcome = outcome
            outcome.diff = String(decoding: plan.diff, as: UTF8.self)
            return try report(outcome)
        }
        if isCheck { return try StandardOutput.write("\(action) \(place.service): safe, \(outcome.summary)\n") }
        try StandardOutput.write(String(decoding: plan.diff, as: UTF8.self))
    }

    private func report(_ outcome: ReleaseOutcome) throws {
        try StandardOutput.write(place.output == .json ? outcome.json : outcome.text)
    }

    /// Tells about refusals, and gives the exit status for them.
    private func refuse(_ refusals: [Refusal]) throws -> ExitCode {
        if place.output == .json { try StandardOutput.write(ReleaseOutcome.json(refusals)) }
        for refusal in refusals {
            let hint = refusal.canBeForced ? ["--force overrides this"] : []
            Console.error(refusal.message, advice: refusal.advice + hint)
        }
        return ExitCode(refusals.contains { $0.isFailure } ? 2 : 1)
    }
}

extension Refusal {
    /// Whether nothing could be decided at all.
    fileprivate var isFailure: Bool { [.notFound, .unreadable, .busy, .unsupported, .cluster, .commit].contains(code) }
}

/// Who makes a change.
enum Author {
    /// The author of commits in a folder; the user where Git knows none.
    static func name(in folder: String) -> String {
        if let name = variable("GIT_AUTHOR_NAME") { return name }
        return GitFolder.author(in: folder) ?? variable("USER") ?? variable("LOGNAME") ?? "uid \(getuid())"
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
