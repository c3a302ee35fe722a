import ArgumentParser
import MeshRuntime

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begin a new mesh, or add a pipeline to one.",
        discussion: """
            Copies a template; never overwrites a file.

              meshgen init shop                       a small mesh to begin with
              meshgen init shop --template gym        gateway, databases, policies and a canary
              meshgen init . --template pipeline      checks for GitHub Actions and GitLab CI
              meshgen init . --template pre-commit    a check before each commit
              meshgen init --list                     all templates
            """
    )

    @Argument(help: ArgumentHelp("The folder to put it in.", valueName: "path"), completion: .directory)
    var path = "."

    @Option(
        help: ArgumentHelp("What to begin with.", valueName: "name"),
        completion: .list(TemplateFolder.names)
    )
    var template = "minimal"

    @Flag(help: "List the templates.")
    var list = false

    func run() throws {
        let templates = try TemplateFolder.find().templates
        if list { return try StandardOutput.write(templates.map { "\($0.name)\t\($0.summary)\n" }.joined()) }
        guard let template = templates.first(where: { $0.name == template }) else {
            let known = templates.map(\.name).joined(separator: ", ")
            throw CommandError(message: "no template '\(template)'; there are \(known)")
        }
        try template.copy(to: path)
        try StandardOutput.write(report(on: template))
    }

    private func report(on template: Template) -> String {
        let created = template.files.map { "created \(path == "." ? $0 : "\(path)/\($0)")\n" }.joined()
        return template.nextSteps.isEmpty
            ? created : "\(created)\n\(template.nextSteps.replacing("PATH", with: path))\n"
    }
}
