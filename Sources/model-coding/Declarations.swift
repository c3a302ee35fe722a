/// What a doc comment says: text for people, and the constraints the generator understands.
struct Documentation {
    /// The summary and discussion, without the list of constraints.
    var text = ""
    /// The items `- Word: value` in the order they are written.
    var items: [(word: String, value: String)] = []

    func value(of word: String) -> String? { items.first { $0.word == word }?.value }
}

/// One stored property of a struct, and so one field of a manifest.
struct FieldDeclaration {
    /// The property's name, without backticks.
    var name: String
    /// The type as written, without the trailing `?`.
    var type: String
    var isOptional: Bool
    var documentation: Documentation
    /// The line in the source, counted from 1.
    var line: Int

    /// The key in YAML.
    var key: String { documentation.value(of: "Key") ?? name }
    var isRequired: Bool { !isOptional || documentation.value(of: "Required") != nil }
}

/// A struct that stands for an object of a manifest.
struct StructDeclaration {
    /// The name with the types it is nested in: `VirtualService.HTTPRoute`.
    var name: String
    /// Whether it is a kind, with `apiVersion` and `kind`, and not a part of one.
    var isResource: Bool
    var documentation: Documentation
    var fields: [FieldDeclaration] = []
    var keepsUnknownFields = false
    var line: Int
}

/// An enum of allowed texts.
struct ChoiceDeclaration {
    var name: String
    var documentation: Documentation
    var cases: [(text: String, documentation: Documentation)] = []
}

/// What one source file declares, in order.
struct SourceFile {
    var structs: [StructDeclaration] = []
    var choices: [ChoiceDeclaration] = []
}

/// A line the scanner does not understand.
struct ScanError: Error, CustomStringConvertible {
    var path: String
    var line: Int
    var message: String

    /// In the compiler's own form, so that an editor shows it at the line.
    var description: String { "\(path):\(line):1: error: \(message)" }
}
