/// What can be asked of a release.
public enum ReleaseCommand: Hashable, Sendable {
    /// Begins a trial.
    case start(version: String, percent: Int, CanaryExtras)
    /// Changes the share of the trial; extras stay as they are where they are not given.
    case set(percent: Int, CanaryExtras)
    /// Makes the canary the stable version.
    case promote
    /// Returns all traffic to the stable version.
    case abort
    /// Gives all traffic to one version at once.
    case switchTo(String)
}

extension ReleaseState {
    /// The state after a command.
    public func applying(_ command: ReleaseCommand) throws(Refusal) -> ReleaseState {
        switch command {
        case .start(let version, let percent, let extras): try starting(version, percent, extras)
        case .set(let percent, let extras): try setting(percent, extras)
        case .promote: ReleaseState(stable: try running().version)
        case .abort: ReleaseState(stable: stable)
        case .switchTo(let version): try switching(to: version)
        }
    }

    private func starting(_ version: String, _ percent: Int, _ extras: CanaryExtras) throws(Refusal) -> ReleaseState {
        if let canary {
            throw Refusal(
                .secondCanary,
                "the canary \(canary.version) is still running with \(canary.percent) %",
                advice: ["promote or abort it first"]
            )
        }
        guard version != stable else {
            throw Refusal(
                .unchanged,
                "\(version) is the stable version already",
                advice: ["name another version with --to"]
            )
        }
        try Self.check(percent, extras)
        var extras = extras
        if extras.mirror == 0 { extras.mirror = nil }
        return ReleaseState(stable: stable, canary: CanaryShare(version: version, percent: percent, extras: extras))
    }

    private func setting(_ percent: Int, _ extras: CanaryExtras) throws(Refusal) -> ReleaseState {
        var canary = try running()
        try Self.check(percent, extras)
        canary.percent = percent
        if !extras.headers.isEmpty { canary.extras.headers = extras.headers }
        // A mirror of nothing is none.
        if let mirror = extras.mirror { canary.extras.mirror = mirror == 0 ? nil : mirror }
        canary.extras.isSticky = extras.isSticky || canary.extras.isSticky
        return ReleaseState(stable: stable, canary: canary)
    }

    private func switching(to version: String) throws(Refusal) -> ReleaseState {
        if let canary {
            throw Refusal(
                .secondCanary,
                "the canary \(canary.version) is running with \(canary.percent) %",
                advice: ["promote or abort it first"]
            )
        }
        return ReleaseState(stable: version)
    }

    private func running() throws(Refusal) -> CanaryShare {
        guard let canary else {
            throw Refusal(
                .noCanary,
                "no canary is running; \(stable) gets all traffic",
                advice: ["begin one with 'meshgen canary start'"]
            )
        }
        return canary
    }

    private static func check(_ percent: Int, _ extras: CanaryExtras) throws(Refusal) {
        for share in [percent, extras.mirror ?? 0] where !(0...100 ~= share) {
            throw Refusal(.badPercent, "\(share) is no percentage", advice: ["give a whole number from 0 to 100"])
        }
    }
}
