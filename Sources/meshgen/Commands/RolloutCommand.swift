import ArgumentParser

struct RolloutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollout",
        abstract: "Look back at the releases of a service.",
        subcommands: [RolloutHistory.self]
    )
}

struct RolloutHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show who changed the traffic of a service, when, from what to what, and why.",
        discussion: """
            Reads the record .meshgen-releases.jsonl beside the mesh or in the folder of manifests, to which every change adds a
            line; in a cluster, the annotation meshgen.io/releases. With --output json, prints these lines.

              meshgen rollout history reviews -f manifests
              meshgen rollout history backend-main examples/gym --output json
            """
    )

    @OptionGroup var place: PlaceOptions

    func run() throws { try ReleaseQuery(place).history() }
}
