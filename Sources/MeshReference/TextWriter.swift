import MeshModel

extension ReferencePage {
    /// The page for a terminal, in the form of `kubectl explain`.
    ///
    /// - Parameter isRecursive: whether to list the fields of fields, without their descriptions.
    public func text(isRecursive: Bool = false) -> String {
        var writer = TextWriter()
        writer.writeHead(self)
        writer.write(section: "DESCRIPTION", summary)
        writer.write(section: "CONSTRAINTS", lines: constraints + (schema?.rules.map(\.description) ?? []))
        writer.write(section: "VALUES", choices: choices)
        guard let schema, !schema.fields.isEmpty else { return writer.text }
        writer.text += "\nFIELDS:\n"
        if isRecursive {
            writer.writeTree(schema, indent: "  ", above: [schema.name])
        } else {
            for field in schema.fields { writer.write(field) }
        }
        return writer.text
    }
}

/// Lays out a page in 80 columns.
private struct TextWriter {
    var text = ""

    mutating func writeHead(_ page: ReferencePage) {
        let type = page.kind.type
        let also = type.otherVersions.map { ResourceVersion($0).version }
        text += "KIND:     \(type.kind)\n"
        text += "VERSION:  \(type.apiVersion)\(also.isEmpty ? "" : " (also \(also.joined(separator: ", ")))")\n"
        text += "NAMES:    \(([type.plural] + type.shortNames).joined(separator: ", "))\n"
        text += "SCOPE:    \(type.scope)\n"
        for other in page.others { text += "SEE ALSO: --api-version \(other.apiVersion)\n" }
        if let field = page.field {
            text +=
                "\nFIELD:    \(page.path.joined(separator: ".")) <\(field.shape)>\(field.isRequired ? " -required-" : "")\n"
        }
    }

    mutating func write(section title: String, _ paragraphs: String) {
        if !paragraphs.isEmpty { text += "\n\(title):\n\(paragraphs.wrapped(indent: "    "))" }
    }

    mutating func write(section title: String, lines: [String]) {
        guard !lines.isEmpty else { return }
        text += "\n\(title):\n" + lines.map { $0.wrapped(indent: "    ") }.joined()
    }

    mutating func write(section title: String, choices: [(text: String, summary: String)]) {
        guard !choices.isEmpty else { return }
        text += "\n\(title):\n"
        for choice in choices { text += "  \(choice.text)\n" + choice.summary.wrapped(indent: "    ") }
    }

    mutating func write(_ field: FieldSchema) {
        text += "  \(field.name) <\(field.shape)>\(field.isRequired ? " -required-" : "")\n"
        text += field.summary.firstParagraph.wrapped(indent: "    ")
        let values = field.shape.choices.map(\.text)
        let facts =
            (values.isEmpty ? [] : ["one of \(values.joined(separator: ", "))"]) + field.constraints.map(\.description)
        for fact in facts { text += "- \(fact)".wrapped(indent: "    ", hanging: "  ") }
        text += "\n"
    }

    /// - Parameter above: the types that the fields lie in, because some kinds of value hold their own kind.
    mutating func writeTree(_ schema: ObjectSchema, indent: String, above: [String]) {
        for field in schema.fields {
            text += "\(indent)\(field.name) <\(field.shape)>\(field.isRequired ? " -required-" : "")\n"
            guard let inner = field.shape.schema, !above.contains(inner.name) else { continue }
            writeTree(inner, indent: indent + "  ", above: above + [inner.name])
        }
    }
}

/// The parts of an `apiVersion`.
struct ResourceVersion {
    let version: String

    init(_ apiVersion: String) { version = apiVersion.split(separator: "/").last.map(String.init) ?? apiVersion }
}

extension String {
    /// What stands before the first empty line.
    var firstParagraph: String { ranges(of: "\n\n").first.map { String(self[..<$0.lowerBound]) } ?? self }

    /// The paragraphs broken into lines of at most 80 columns; ends with a line break unless the text is empty.
    fileprivate func wrapped(indent: String, hanging: String = "") -> String {
        var result = ""
        for paragraph in split(separator: "\n\n") {
            if !result.isEmpty { result += "\n" }
            var line = indent
            for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let isEmpty = line.allSatisfy { $0 == " " }
                if !isEmpty, line.count + 1 + word.count > 80 {
                    result += line + "\n"
                    line = indent + hanging + word
                } else {
                    line += (isEmpty ? "" : " ") + word
                }
            }
            result += line + "\n"
        }
        return result
    }
}
