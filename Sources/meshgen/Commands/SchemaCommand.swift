import ArgumentParser
import MeshReference
import MeshRuntime

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
        help: ArgumentHelp(
            "The kind, and behind dots the way to a field inside it; all kinds if absent.",
            valueName: "kind"
        ),
        completion: .list(Reference.kindNames)
    )
    var path: String?

    @Option(help: "Which of several kinds of one name.")
    var apiVersion: String?

    @Flag(help: "Show the fields of fields too.")
    var recursive = false

    @Option(help: "How to write the answer: text, json or markdown.")
    var format: Format = .text

    func run() throws { try StandardOutput.write(answer()) }

    private func answer() throws -> String {
        guard let path else { return index }
        let page = try Reference.page(path, apiVersion: apiVersion)
        return switch format {
        case .text: page.text(isRecursive: recursive)
        case .json: page.json(isRecursive: recursive) + "\n"
        case .markdown: page.markdown(isRecursive: recursive)
        }
    }

    private var index: String {
        switch format {
        case .text: Reference.indexText
        case .json: Reference.indexJSON + "\n"
        case .markdown: Reference.indexMarkdown
        }
    }
}
