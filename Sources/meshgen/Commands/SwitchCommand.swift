import ArgumentParser
import MeshRollout

struct SwitchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Give all requests of a service to its blue or its green version, at once.",
        discussion: """
            Changes 'active' in traffic.yaml beside a mesh, with -f the weights or the subset in a folder of manifests, or with
            --context those in a cluster.

              meshgen switch frontend green examples/gym
              meshgen switch frontend green --check                  is it safe? exit status 0 or 1, nothing changes
              meshgen switch frontend green --smoke-check "curl -fsS http://green.test/healthz"
              meshgen switch rollback frontend -f manifests          back to the version before the last switch
            """,
        subcommands: [SwitchTo.self, SwitchRollback.self],
        defaultSubcommand: SwitchTo.self
    )
}

/// The two versions of a service that `switch` knows.
enum Colour: String, ExpressibleByArgument, CaseIterable { case blue, green }

struct SwitchTo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "to",
        abstract: "Switch to a colour; the word 'to' may be left out."
    )

    @Argument(help: ArgumentHelp("The service: NAME, or NAME.NAMESPACE in manifests.", valueName: "service"))
    var service: String

    @Argument(help: ArgumentHelp("The version that gets all requests.", valueName: "colour"))
    var colour: Colour

    @OptionGroup var place: SwitchPlaceOptions
    @OptionGroup var change: ChangeOptions

    @Flag(help: "Say whether the switch would be safe, and change nothing.")
    var check = false

    @Option(help: ArgumentHelp("A command that has to succeed before the switch.", valueName: "command"))
    var smokeCheck: String?

    func run() throws {
        var run = ReleaseRun(place: place.options(service), change: change, action: "switch \(colour.rawValue)")
        run.smokeCheck = smokeCheck
        run.isCheck = check
        try run.run { _, _ in .switchTo(colour.rawValue) }
    }
}

struct SwitchRollback: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Switch back to the version before the last switch."
    )

    @Argument(help: ArgumentHelp("The service: NAME, or NAME.NAMESPACE in manifests.", valueName: "service"))
    var service: String

    @OptionGroup var place: SwitchPlaceOptions
    @OptionGroup var change: ChangeOptions

    func run() throws {
        try ReleaseRun(place: place.options(service), change: change, action: "switch rollback").run {
            reading,
            records in
            let last = records.last { $0.to.stable == reading.state.stable && $0.from.stable != $0.to.stable }
            guard let last else {
                throw Refusal(
                    .notFound,
                    "no switch to \(reading.state.stable) is recorded",
                    advice: ["name the colour: meshgen switch \(service) blue|green"]
                )
            }
            return .switchTo(last.from.stable)
        }
    }
}

/// Where the traffic is written down, without the name of the service.
struct SwitchPlaceOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The mesh: a Mesh.swift or its folder.", valueName: "path"), completion: .file())
    var path = "."

    @OptionGroup var manifests: ManifestOptions

    func validate() throws { try manifests.validate(path) }

    func options(_ service: String) -> PlaceOptions { PlaceOptions(service, path, manifests) }
}
