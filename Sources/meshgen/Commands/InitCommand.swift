import ArgumentParser

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

    @Option(help: ArgumentHelp("What to begin with.", valueName: "name"))
    var template = "minimal"

    @Flag(help: "List the templates.")
    var list = false

    func run() throws {
        let templates = try TemplateFolder.find().templates
        if list {
            for template in templates { print("\(template.name)\t\(template.summary)") }
            return
        }
        guard let template = templates.first(where: { $0.name == template }) else {
            let known = templates.map(\.name).joined(separator: ", ")
            throw CommandError(message: "no template '\(template)'; there are \(known)")
        }
        try template.copy(to: path)
        for file in template.files { print("created \(path == "." ? file : "\(path)/\(file)")") }
        if !template.nextSteps.isEmpty { print("\n\(template.nextSteps.replacing("PATH", with: path))") }
    }
}
