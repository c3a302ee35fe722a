import ArgumentParser
import MeshRollout

/// How requests reach a canary beside its share.
struct CanaryOptions: ParsableArguments {
    @Option(
        name: .customLong("header"),
        parsing: .singleValue,
        help: ArgumentHelp(
            "Requests with this header always get the canary; repeated, with all.",
            valueName: "key=value"
        )
    )
    var headers: [String] = []

    @Option(help: ArgumentHelp("The percentage of requests of which the canary gets a copy.", valueName: "percent"))
    var mirror: Int?

    @Flag(help: "Users who have seen the canary stay with it, by a cookie.")
    var sticky = false

    func validate() throws {
        for header in headers where HeaderMatch(header) == nil {
            throw ValidationError("--header '\(header)': expected KEY=VALUE")
        }
    }

    var extras: CanaryExtras {
        CanaryExtras(headers: headers.compactMap(HeaderMatch.init), mirror: mirror, isSticky: sticky)
    }
}
