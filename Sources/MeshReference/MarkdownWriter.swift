import MeshModel

extension ReferencePage {
    /// The page as Markdown, for documentation.
    ///
    /// - Parameter isRecursive: whether a section follows for each object inside.
    public func markdown(isRecursive: Bool = false) -> String {
        let type = kind.type
        var text = "# \(title)\n\n\(summary)\n\n"
        text +=
            "`\(type.apiVersion)` · \(type.scope) · \(([type.plural] + type.shortNames).map { "`\($0)`" }.joined(separator: ", "))\n"
        if !constraints.isEmpty { text += "\n" + constraints.map { "- \($0)\n" }.joined() }
        if !choices.isEmpty {
            text += "\n| value | meaning |\n| --- | --- |\n"
            text += choices.map { "| `\($0.text)` | \($0.summary.cell) |\n" }.joined()
        }
        guard let schema else { return text }
        text += schema.table
        guard isRecursive else { return text }
        var sections = MarkdownSections(written: [schema.name])
        sections.write(inside: schema, path: title)
        return text + sections.text
    }
}

/// A section for each type of object, once, where it is first needed.
private struct MarkdownSections {
    var written: Set<String>
    var text = ""

    mutating func write(inside schema: ObjectSchema, path: String) {
        for field in schema.fields {
            guard let inner = field.shape.schema, written.insert(inner.name).inserted else { continue }
            text += "\n## \(inner.name)\n\n`\(path).\(field.name)`: \(inner.summary)\n" + inner.table
            write(inside: inner, path: "\(path).\(field.name)")
        }
    }
}

extension ObjectSchema {
    fileprivate var table: String {
        guard !fields.isEmpty else { return "" }
        let rules = rules.map { "- \($0.description)\n" }.joined()
        let rows = fields.map { field in
            let facts =
                field.shape.choices.isEmpty ? [] : ["one of " + field.shape.choices.map(\.text).joined(separator: ", ")]
            let constraints = (facts + field.constraints.map(\.description)).joined(separator: "; ")
            return "| `\(field.name)`\(field.isRequired ? " (required)" : "") | `\(field.shape)` "
                + "| \(field.summary.firstParagraph.cell) | \(constraints.cell) |\n"
        }
        return (rules.isEmpty ? "" : "\n" + rules)
            + "\n| field | type | meaning | constraints |\n| --- | --- | --- | --- |\n"
            + rows.joined()
    }
}

extension String {
    /// The text in a cell of a table.
    fileprivate var cell: String { replacing("\n", with: " ").replacing("|", with: "\\|") }
}
