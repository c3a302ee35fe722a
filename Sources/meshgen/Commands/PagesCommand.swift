import ArgumentParser
import MeshCompile
import MeshEnvoy
import MeshLint
import MeshReference

/// Run by `make docs`: everything in `docs` that is made from the sources.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages",
        abstract: "Write the pages that are made from the sources: commands, manual, kinds, rules.",
        shouldDisplay: false
    )

    @Argument(help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
    var folder: String

    func run() throws {
        for (path, text) in try Self.pages() {
            do {
                try Files.makeFolder(Program.parent(of: "\(folder)/\(path)"))
                try Files.write(Array(text.utf8), to: "\(folder)/\(path)")
            } catch {
                throw CommandError(message: "cannot write \(folder)/\(path): \(error.message)")
            }
        }
    }

    private static func pages() throws -> [(path: String, text: String)] {
        guard let root = CommandTree(Meshgen._dumpHelp()) else {
            throw CommandError(message: "the argument parser describes the commands in another form than expected")
        }
        let manual = root.all.map { ManualPage(of: $0, in: root) }.map { ("man/\($0.fileName)", $0.text) }
        let kinds = try Reference.pages().map { ("schema/\($0.name)", $0.text) }
        let rules = [("rules.md", Linter.markdownReference), ("coverage.md", Linter.coverageReference)]
        let envoy = [("envoy.md", EnvoyTranslation.supportPage)]
        return [("commands.md", CommandReference(root).text)] + rules + envoy + manual + kinds
    }
}
