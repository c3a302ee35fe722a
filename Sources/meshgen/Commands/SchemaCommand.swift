import ArgumentParser
import MeshReference

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Explain a kind of resource or one of its fields.",
        discussion: """
            KIND is a name, a plural or an abbreviation, in any case; fields follow it behind dots, through lists and maps.

              meshgen schema                              all kinds
              meshgen schema virtualservice
              meshgen schema vs.spec.http.retries
              meshgen schema dr --recursive               all fields at once
              meshgen schema gateway --api-version gateway.networking.k8s.io/v1
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    @Argument(
        help: ArgumentHelp("The kind, and the way to a field inside it; all kinds if absent.", valueName: "kind.field")
    )
    var path: String?

    @Option(help: "Which of several kinds of one name.")
    var apiVersion: String?

    @Flag(help: "Show the fields of fields too.")
    var recursive = false

    @Option(help: "How to write the answer: text, json or markdown.")
    var format: Format = .text

    func run() throws {
        guard let path else { return printIndex() }
        let page = try Reference.page(path, apiVersion: apiVersion)
        switch format {
        case .text: print(page.text(isRecursive: recursive), terminator: "")
        case .json: print(page.json(isRecursive: recursive))
        case .markdown: print(page.markdown(isRecursive: recursive), terminator: "")
        }
    }

    private func printIndex() {
        switch format {
        case .text: print(Reference.indexText, terminator: "")
        case .json: print(Reference.indexJSON)
        case .markdown: print(Reference.indexMarkdown, terminator: "")
        }
    }
}
