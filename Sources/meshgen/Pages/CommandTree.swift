import YAML

/// The commands of meshgen with their options, as the argument parser describes them.
struct CommandTree {
    /// The words that call it: `meshgen render`.
    let path: [String]
    let abstract: String
    /// Paragraphs, and examples that begin with two spaces.
    let discussion: String
    let arguments: [Argument]
    let subcommands: [CommandTree]

    var name: String { path.joined(separator: " ") }

    /// This command and all below it that people are to see.
    var all: [CommandTree] { [self] + subcommands.flatMap(\.all) }

    /// - Parameter description: the parser's JSON.
    init?(_ description: String) {
        guard let command = Document.parse(description).documents.first?.root["command"] else { return nil }
        self.init(command, below: [])
    }

    private init(_ node: Node, below parents: [String]) {
        path = parents + [node["commandName"]?.text ?? ""]
        abstract = node["abstract"]?.text ?? ""
        discussion = node["discussion"]?.text ?? ""
        let names = path
        subcommands =
            node["subcommands"]?.items.filter {
                $0["shouldDisplay"]?.text != "false" && $0["commandName"]?.text != "help"
            }
            .map { CommandTree($0, below: names) } ?? []
        arguments = node["arguments"]?.items.filter { $0["shouldDisplay"]?.text != "false" }.map(Argument.init) ?? []
    }

    /// An argument, an option or a flag.
    struct Argument {
        let isPositional: Bool
        /// `-o`, `--output`; none for a positional one.
        let names: [String]
        /// What stands for the value; `nil` for a flag.
        let value: String?
        let abstract: String
        let isOptional: Bool
        let isRepeating: Bool
        let values: [String]
        let standard: String?

        init(_ node: Node) {
            let kind = node["kind"]?.text
            isPositional = kind == "positional"
            names =
                node["names"]?.items.map { ($0["kind"]?.text == "short" ? "-" : "--") + ($0["name"]?.text ?? "") }
                .sorted {
                    $0.count < $1.count
                } ?? []
            value = kind == "flag" ? nil : node["valueName"]?.text
            abstract = node["abstract"]?.text ?? ""
            isOptional = node["isOptional"]?.text == "true"
            isRepeating = node["isRepeating"]?.text == "true"
            values = node["allValues"]?.items.compactMap(\.text) ?? []
            standard = node["defaultValue"]?.text
        }

        /// How it is written: `-o, --output FOLDER`, `PATH`.
        var title: String {
            let value = value.map { $0.uppercased() }
            return isPositional
                ? value ?? "" : ([names.joined(separator: ", ")] + (value.map { [$0] } ?? [])).joined(separator: " ")
        }

        /// How it appears in a call: `[--set KEY=VALUE ...]`.
        var usage: String {
            let name = isPositional ? [] : [names.last ?? ""]
            let text =
                (name + (value.map { [$0.uppercased()] } ?? [])).joined(separator: " ") + (isRepeating ? " ..." : "")
            return isOptional ? "[\(text)]" : text
        }

        /// What it does, with its values and what holds without it.
        var meaning: String {
            var parts = abstract.isEmpty ? [] : [abstract]
            if !values.isEmpty { parts.append("One of \(values.joined(separator: ", ")).") }
            if let standard { parts.append("(default: \(standard))") }
            return parts.joined(separator: " ")
        }
    }

    /// The line that shows how it is called.
    var usage: String {
        let below = subcommands.isEmpty ? [] : ["COMMAND"]
        return ([name] + below + arguments.map(\.usage)).joined(separator: " ")
    }

    /// The discussion in pieces: paragraphs and blocks of examples.
    var pieces: [Piece] {
        discussion.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) { pieces, line in
            let isExample = line.hasPrefix("  ")
            if line.isEmpty {
                pieces.append(Piece())
            } else if let last = pieces.last, !last.lines.isEmpty, last.isExample == isExample {
                pieces[pieces.count - 1].lines.append(String(line))
            } else {
                pieces.append(Piece(isExample: isExample, lines: [String(line)]))
            }
        }.filter { !$0.lines.isEmpty }
    }

    /// A paragraph or a block of examples.
    struct Piece {
        var isExample = false
        var lines: [String] = []
    }
}
