/// Writes the extensions that make the declarations of a file codable and self-describing.
///
/// What is tables or runs once a field is kept from the optimiser: it gains nothing, and the optimiser spends two minutes
/// on it.
struct CodingWriter {
    private var output = "// Generated from the declarations in the file of the same name. Do not edit.\n"
    /// The full names of all types of the model, to find what a nested name refers to.
    private let names: Set<String>

    private init(names: Set<String>) { self.names = names }

    static func source(for file: SourceFile, among names: Set<String>) throws(ConstraintError) -> String {
        var writer = CodingWriter(names: names)
        for declaration in file.structs { try writer.write(declaration) }
        for declaration in file.choices { writer.write(declaration) }
        return writer.output
    }

    private mutating func write(_ declaration: StructDeclaration) throws(ConstraintError) {
        output += "\nextension \(declaration.name) {\n"
        writeInitialiser(declaration)
        writeEncoding(declaration)
        writeDecoding(declaration)
        try writeSchema(declaration)
        output += "}\n"
    }

    private mutating func writeInitialiser(_ declaration: StructDeclaration) {
        let parameters = declaration.fields.enumerated().map { index, field in
            let label = declaration.isResource && index == 0 ? "_ metadata" : field.name.escaped
            return "\(label): \(qualified(field.type, in: declaration.name))\(field.isOptional ? "? = nil" : "")"
        }
        output += "    public init(\(parameters.joined(separator: ", "))) {\n"
        for field in declaration.fields { output += "        self.\(field.name.escaped) = \(field.name.escaped)\n" }
        output += "    }\n\n"
        let values = declaration.fields.filter { !$0.isOptional }.enumerated().map { index, field in
            (declaration.isResource && index == 0 ? "" : "\(field.name): ") + ".empty"
        }
        output += "    public static var empty: Self { Self(\(values.joined(separator: ", "))) }\n\n"
    }

    private mutating func writeEncoding(_ declaration: StructDeclaration) {
        output += "    public func encodeFields(to tape: inout Tape) {\n"
        for field in declaration.fields {
            output += "        tape.field(\(field.key.literal), self.\(field.name.escaped))\n"
        }
        output += "        unknownFields.encode(to: &tape)\n    }\n\n"
    }

    private mutating func writeDecoding(_ declaration: StructDeclaration) {
        output += "    public static let keys = KeyTable(of: schema)\n\n    @_optimize(none)\n"
        output += "    public mutating func decodeField(_ number: Int, from reader: inout TapeReader) -> Bool {\n"
        output += "        switch number {\n"
        for (number, field) in declaration.fields.enumerated() {
            let read = field.isOptional ? "readOptional" : "read"
            output += "        case \(number): return reader.\(read)(into: &self.\(field.name.escaped))\n"
        }
        output += "        default: return false\n        }\n    }\n\n"
    }

    private mutating func writeSchema(_ declaration: StructDeclaration) throws(ConstraintError) {
        output += "    public static let schema = makeSchema()\n\n    @_optimize(none)\n"
        output += "    private static func makeSchema() -> ObjectSchema {\n"
        output += "        ObjectSchema(\n        \(declaration.name.literal),\n"
        output += "        \(declaration.documentation.text.literal),\n        fields: [\n"
        for field in declaration.fields {
            let constraints = try FieldConstraints.source(of: field)
            output +=
                "            FieldSchema(\(field.key.literal), \(shape(of: qualified(field.type, in: declaration.name))), "
            output += "\(field.documentation.text.literal), isRequired: \(field.isRequired)\(constraints)),\n"
        }
        output += "        ],\n        rules: [\(ObjectRules.source(of: declaration.documentation))])\n    }\n"
    }

    private mutating func write(_ declaration: ChoiceDeclaration) {
        let cases = declaration.cases.map { "(\($0.text.literal), \($0.documentation.text.literal))" }
        output += "\nextension \(declaration.name) {\n"
        output += "    public static let choices = makeChoices()\n\n    @_optimize(none)\n"
        output += "    private static func makeChoices() -> [(text: String, summary: String)] {\n        [\n        "
        output += cases.joined(separator: ",\n        ") + ",\n        ]\n    }\n}\n"
    }

    /// The type with nested names in full: an extension of `A.B` does not see what is declared in `A`.
    private func qualified(_ type: String, in scope: String) -> String {
        let name = type.replacing("[String: ", with: "").filter { !"[]".contains($0) }
        var outer = scope.split(separator: ".")
        while !outer.isEmpty {
            let candidate = outer.joined(separator: ".") + "." + name
            if names.contains(candidate) { return type.replacing(name, with: candidate) }
            outer.removeLast()
        }
        return type
    }

    /// The shape of a type as it is written: `[String: [Int]]` is a map of lists of integers.
    private func shape(of type: String) -> String {
        if type.hasPrefix("[String: ") { return ".map(\(shape(of: String(type.dropFirst(9).dropLast()))))" }
        if type.hasPrefix("[") { return ".list(\(shape(of: String(type.dropFirst().dropLast()))))" }
        return ".of(\(type).self)"
    }
}

extension String {
    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "return",
        "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "var", "where",
        "while",
    ]

    /// The name as an identifier: keywords in backticks.
    var escaped: String { Self.keywords.contains(self) ? "`\(self)`" : self }

    /// The text as a Swift string literal.
    var literal: String {
        let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
