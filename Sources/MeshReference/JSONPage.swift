import MeshModel

extension ReferencePage {
    /// The page as JSON, for other programs.
    ///
    /// - Parameter isRecursive: whether fields carry their own fields.
    public func json(isRecursive: Bool = false) -> String {
        let type = kind.type
        var tape = Tape()
        tape.beginObject()
        tape.pair("kind", type.kind)
        tape.pair("apiVersion", type.apiVersion)
        tape.pair("plural", type.plural)
        tape.list("shortNames", type.shortNames)
        tape.pair("scope", "\(type.scope)")
        tape.pair("path", path.joined(separator: "."))
        tape.pair("type", shape.description)
        tape.pair("description", summary)
        tape.list("constraints", constraints)
        tape.list("values", choices.map(\.text))
        if let schema { tape.fields(of: schema, depth: isRecursive ? [schema.name] : nil) }
        tape.endObject()
        return String(decoding: tape.json(isPretty: true), as: UTF8.self)
    }
}

extension Tape {
    fileprivate mutating func pair(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    fileprivate mutating func list(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        beginList()
        for text in texts { string(text) }
        endList()
    }

    /// - Parameter depth: the types that the fields lie in; `nil` to go no deeper.
    fileprivate mutating func fields(of schema: ObjectSchema, depth: [String]?) {
        list("rules", schema.rules.map(\.description))
        key("fields")
        beginList()
        for field in schema.fields {
            beginObject()
            pair("name", field.name)
            pair("type", field.shape.description)
            key("required")
            bool(field.isRequired)
            pair("description", field.summary)
            list("constraints", field.constraints.map(\.description))
            list("values", field.shape.choices.map(\.text))
            if let depth, let inner = field.shape.schema, !depth.contains(inner.name) {
                fields(of: inner, depth: depth + [inner.name])
            }
            endObject()
        }
        endList()
    }
}
