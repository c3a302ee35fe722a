import ArgumentParser

/// How a change is made.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Print what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Commit the change with Git.")
    var commit = false

    @Option(help: ArgumentHelp("Why, for the record and the commit.", valueName: "text"))
    var reason: String?

    @Flag(help: "Go on where a safety check refuses; what it overrides is named and recorded.")
    var force = false

    func validate() throws {
        if dryRun, commit { throw ValidationError("--dry-run changes nothing, so there is nothing to --commit") }
    }
}
