import ArgumentParser
import MeshLint

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check manifests for mistakes."
    )

    @Argument(help: "The files and folders to check; '-' for the standard input.")
    var paths: [String] = ["."]

    @Option(help: "Run only these rules: codes, names or aliases, separated by commas.")
    var only: String?

    @Flag(help: "The inputs are all there is.")
    var complete = false

    func run() throws {
        var options = LintOptions()
        options.only = Set((only ?? "").lowercased().split(separator: ",").map(String.init))
        options.isComplete = complete
        let found = try SourceFinder.find(paths)
        let result = Linter(options).lint(found.sources)
        print(TextReporter.text(result), terminator: "")
        if result.findings.contains(where: { $0.severity >= .error }) { throw ExitCode(1) }
    }
}
