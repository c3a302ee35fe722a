import MeshModel

extension Reference {
    /// The list of kinds for a terminal.
    public static var indexText: String {
        let rows =
            [["KIND", "VERSION", "NAMES"]]
            + kinds.map { [$0.kind, $0.apiVersion, ([$0.plural] + $0.shortNames).joined(separator: ", ")] }
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 + 2 - $0.count) }.joined() + row[2] + "\n"
        }.joined()
    }

    /// The list of kinds as Markdown.
    public static var indexMarkdown: String {
        "| kind | version | names |\n| --- | --- | --- |\n"
            + kinds.map { type in
                "| \(type.kind) | `\(type.apiVersion)` | \(([type.plural] + type.shortNames).joined(separator: ", ")) |\n"
            }.joined()
    }

    /// The list of kinds as JSON.
    public static var indexJSON: String {
        var tape = Tape()
        tape.beginList()
        for type in kinds {
            tape.beginObject()
            for (name, text) in [("kind", type.kind), ("apiVersion", type.apiVersion), ("plural", type.plural)] {
                tape.key(name)
                tape.string(text)
            }
            tape.endObject()
        }
        tape.endList()
        return String(decoding: tape.json(isPretty: true), as: UTF8.self)
    }
}
