import ArgumentParser
import MeshCanary
import MeshRollout

/// One `canary run`, from the question to the end of the rollout.
struct ReleaseTrial {
    let place: PlaceOptions
    let change: ChangeOptions
    let options: TrialOptions
    let metrics: MetricsOptions
    /// The version on trial, where somebody said it.
    let version: String?
    /// Whether a canary that runs already is gone on with.
    let isResumed: Bool

    /// Throws the exit status: 1 if the canary was aborted, 2 if the run could not go on.
    func run() throws {
        do {
            let target = try ReleasePlace(place, candidate: version)
            guard target.folder != nil || !change.commit else {
                throw CommandError(message: "--commit: in a cluster nothing changes that Git could hold")
            }
            try target.settle()
            try run(target.store, in: target.folder, ServiceName(host: place.service, in: target.namespace))
        } catch let refusal as Refusal {
            throw refuse([refusal])
        } catch let refused as RefusedSteps {
            throw refuse(refused.refusals)
        }
    }

    /// Prints what the first step would change.
    func preview() throws {
        try ReleaseRun(place: place, change: change, action: "canary run").run { reading, _ in
            let (canary, step) = try begin(reading)
            let percent = options.steps[step]
            return reading.state.canary == nil
                ? .start(version: canary, percent: percent, CanaryExtras())
                : .set(percent: percent, CanaryExtras())
        }
    }

    private func run<Store: TrafficStore>(_ store: Store, in folder: String?, _ service: ServiceName) throws {
        let reading = try store.read()
        let (canary, step) = try begin(reading)
        let steps = ReleaseSteps(
            store,
            in: folder,
            place.service,
            change,
            from: reading.state,
            canary: canary,
            steps: options.steps
        )
        try steps.judgeAll()
        let clock = SignalClock()
        let report = report(TrialScene(service: place.service, canary: canary, stable: reading.state.stable))
        let metrics = try metrics.metrics(
            of: service,
            canary: canary,
            stable: reading.state.stable,
            options.plan,
            isCancelled: { clock.isInterrupted }
        )
        let first = metrics.look(back: options.plan.interval)
        if clock.isInterrupted { clock.finish() }
        if case .silence(let reason) = first {
            throw CommandError(
                message: "there are no metrics to go by: \(reason)",
                advice: ["nothing was changed; look at --prometheus and the queries"]
            )
        }
        let run = TrialRun(traffic: steps, metrics: metrics, clock: clock, report: report)
        do {
            try finish(run.run(options.plan, from: step), steps.state, report, clock)
        } catch let code as ExitCode {
            throw code
        } catch {
            // A change may have been made before something failed, such as its commit.
            let state = (try? store.read().state) ?? steps.state
            report.ended(RunEnd(name: "stopped"), state)
            if state.canary != nil { hint() }
            throw error
        }
    }

    private func finish(
        _ end: TrialRun.End,
        _ state: ReleaseState,
        _ report: any RunReport,
        _ clock: SignalClock
    ) throws {
        switch end {
        case .promoted: report.ended(RunEnd(name: "promoted"), state)
        case .aborted(let reason):
            report.ended(RunEnd(name: "aborted", reason: reason), state)
            throw ExitCode(1)
        case .interrupted:
            report.ended(RunEnd(name: "interrupted"), state)
            hint()
            clock.finish()
        }
    }

    private func report(_ scene: TrialScene) -> any RunReport {
        if place.output == .json { return JSONReport(scene) }
        return LiveReport.isPossible ? LiveReport(scene) : PlainReport(scene)
    }

    /// The version on trial, and the step to begin with.
    private func begin(_ reading: any TrafficReading) throws -> (canary: String, step: Int) {
        guard let canary = reading.state.canary else {
            guard !isResumed else {
                throw Refusal(
                    .noCanary,
                    "no canary is running that could be gone on with; \(reading.state.stable) gets all traffic",
                    advice: ["begin one: leave out --resume"]
                )
            }
            return (try version ?? reading.candidate(), 0)
        }
        guard isResumed, version == nil || version == canary.version else {
            throw Refusal(
                .secondCanary,
                "the canary \(canary.version) is running with \(canary.percent) %",
                advice: ["go on with it: \(Hints.resume)", "or give it up: \(Hints.abort(place))"]
            )
        }
        guard let step = options.plan.step(for: canary.percent) else {
            throw Refusal(
                .badPercent,
                "the canary \(canary.version) has \(canary.percent) %, which is more than the last step gives",
                advice: ["give steps from \(canary.percent) % on"]
            )
        }
        return (canary.version, step)
    }

    private func refuse(_ refusals: [Refusal]) -> ExitCode {
        for refusal in refusals {
            let hint = refusal.canBeForced && !change.force ? ["--force overrides this"] : []
            Console.error(refusal.message, advice: refusal.advice + hint)
        }
        return ExitCode(2)
    }

    private func hint() {
        Console.note("  go on:   \(Hints.resume)\n  give up: \(Hints.abort(place))")
    }
}
