import ArgumentParser
import MeshRollout
import MeshRuntime

struct CanaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canary",
        abstract: "Try out a new version of a service with a share of its requests.",
        discussion: """
            Changes the weights where a team keeps them: in traffic.yaml beside a Mesh.swift, with -f in a folder of manifests,
            where only the bytes of the changed values change, or with --context in a cluster. Without these, PATH names the
            mesh. The command leaves nothing running.

              meshgen canary status reviews -f manifests
              meshgen canary start reviews --to v2 --percent 5 -f manifests
              meshgen canary set 20 reviews -f manifests --commit --reason "no errors for an hour"
              meshgen canary set 0 reviews -f manifests --header x-user-group=beta --sticky
              meshgen canary promote reviews -f manifests
              meshgen canary run reviews -f manifests --steps 5,20,50,100 --prometheus http://localhost:9090
              meshgen canary abort backend-main examples/gym --dry-run
              meshgen canary set 20 reviews --context prod --namespace shop

            Exit status: 0 done, 1 refused, with the reason, 2 the command could not do its work.
            """,
        subcommands: [
            CanaryStatus.self, CanaryStart.self, CanarySet.self, CanaryRun.self, CanaryPromote.self, CanaryAbort.self,
            CanaryGitOps.self,
        ]
    )
}

struct CanaryStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which versions of a service get its requests."
    )

    @OptionGroup var place: PlaceOptions

    func run() throws { try ReleaseQuery(place).status() }
}

struct CanaryStart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Begin a trial of a version.",
        discussion: "Adds the destinations and the subset that are missing, in the style of what is there."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var canary: CanaryOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: ArgumentHelp("The new version; needed where there is more than one.", valueName: "version"))
    var to: String?

    @Option(help: ArgumentHelp("Its share; 5 if neither this nor --header or --mirror is given.", valueName: "percent"))
    var percent: Int?

    func run() throws {
        let share = percent ?? (canary.headers.isEmpty && canary.mirror == nil ? 5 : 0)
        var run = ReleaseRun(place: place, change: change, action: "canary start")
        run.candidate = to
        try run.run { reading, _ in
            .start(version: try to ?? reading.candidate(), percent: share, canary.extras)
        }
    }
}

struct CanarySet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change the share of the version on trial."
    )

    @Argument(help: ArgumentHelp("The share of the new version, 0 to 100.", valueName: "percent"))
    var percent: Int

    @OptionGroup var place: PlaceOptions
    @OptionGroup var canary: CanaryOptions
    @OptionGroup var change: ChangeOptions

    func run() throws {
        try ReleaseRun(place: place, change: change, action: "canary set \(percent)").run { _, _ in
            .set(percent: percent, canary.extras)
        }
    }
}

struct CanaryPromote: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote",
        abstract: "Give all requests to the version on trial; it is the stable one from then on."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var change: ChangeOptions

    func run() throws {
        try ReleaseRun(place: place, change: change, action: "canary promote").run { _, _ in .promote }
    }
}

struct CanaryAbort: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "abort",
        abstract: "Return all requests to the stable version, in one change."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var change: ChangeOptions

    func run() throws {
        var run = ReleaseRun(place: place, change: change, action: "canary abort")
        run.isAbort = true
        try run.run { _, _ in .abort }
    }
}

extension TrafficReading {
    /// The only version besides the stable one.
    func candidate() throws(Refusal) -> String {
        let others = versions.filter { $0 != state.stable }
        if others.count == 1, let only = others.first { return only }
        throw Refusal(
            .unclearVersion,
            others.isEmpty
                ? "there is no version besides \(state.stable)"
                : "there are \(others.joined(separator: ", ")) besides \(state.stable)",
            advice: ["name the new version with --to VERSION"]
        )
    }
}
