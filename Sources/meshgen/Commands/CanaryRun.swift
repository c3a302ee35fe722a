import ArgumentParser

struct CanaryRun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Bring a version to all requests step by step, or back to none, as its metrics say.",
        discussion: """
            Each step gives the canary a larger share. It ends when the interval is over and the requests of the step show, beyond
            doubt, that the canary keeps to the limits and is not much worse than the stable version at the same time. As soon as
            they show the opposite, all requests return to the stable version, in one change. Without enough requests, a clear
            verdict or an answer of Prometheus, a step pauses, and in the end the canary is aborted. After the last step the
            canary is promoted.

              meshgen canary run reviews -f manifests --to v2 --steps 5,20,50,100 --interval 60s \\
                  --success-rate 99 --p99 500ms --prometheus http://localhost:9090 --commit
              meshgen canary run reviews -f manifests --steps 5,20,50,100 --prometheus http://localhost:9090 --resume

            Ctrl-C leaves the traffic as it is and says how to go on. Queries may contain {{service}}, {{namespace}}, {{version}},
            {{window}} and {{labels}}.

            Exit status: 0 promoted, 1 aborted, 2 the command could not begin or go on, 128 and the number of the signal if
            one stopped it.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var trial: TrialOptions
    @OptionGroup var metrics: MetricsOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: ArgumentHelp("The new version; needed where there is more than one.", valueName: "version"))
    var to: String?

    @Flag(help: "Go on with the canary that is running, from the share it has.")
    var resume = false

    func run() throws {
        let run = ReleaseTrial(
            place: place,
            change: change,
            options: trial,
            metrics: metrics,
            version: to,
            isResumed: resume
        )
        try change.dryRun ? run.preview() : run.run()
    }
}
