import Foundation

/// Reads the subset of Swift that kind files are written in (see CONTRIBUTING.md, "Adding a kind").
///
/// The subset is small on purpose: one declaration a line, so that a scanner of this size reads it whole. A line
/// outside the subset is an error at that line, never skipped.
struct Scanner {
    private let path: String
    private let lines: [Substring]
    private var scopes: [Scope] = []
    private var documentation = Documentation()
    private var file = SourceFile()

    private enum Scope {
        case structure(StructDeclaration)
        case choice(ChoiceDeclaration)
        case extended(String)

        var name: String {
            switch self {
            case .structure(let declaration): declaration.name
            case .choice(let declaration): declaration.name
            case .extended(let name): name
            }
        }
    }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The declarations of the file.
    mutating func scan() throws(ScanError) -> SourceFile {
        var index = 0
        while index < lines.count {
            let line = lines[index].trimmingCharacters(in: .whitespaces)
            index += 1
            if line.hasPrefix("public static let type = ") {
                // The kind's identity is ordinary Swift: it ends where its parentheses close.
                var depth = line.parenthesisBalance
                while depth > 0, index < lines.count {
                    depth += String(lines[index]).parenthesisBalance
                    index += 1
                }
                documentation = Documentation()
            } else {
                try scan(line, number: index)
            }
        }
        guard scopes.isEmpty else { throw error(lines.count, "a declaration is not closed") }
        return file
    }

    private mutating func scan(_ line: String, number: Int) throws(ScanError) {
        if line.isEmpty { return }
        if line.hasPrefix("///") { return documentation.append(line) }
        if line == "}" { return try close(number) }
        defer { documentation = Documentation() }
        if line.hasSuffix("{") { return try open(line, number) }
        if line.hasPrefix("case ") { return try addCase(line, number) }
        try addField(line, number)
    }

    private mutating func open(_ line: String, _ number: Int) throws(ScanError) {
        let words = line.dropLast().split(whereSeparator: { " :,".contains($0) }).map(String.init)
        let outer = scopes.last.map { $0.name + "." } ?? ""
        switch words.first {
        case "extension" where words.count == 2 && scopes.isEmpty:
            scopes.append(.extended(words[1]))
        case "public" where words.count >= 4 && words[1] == "struct":
            scopes.append(
                .structure(
                    StructDeclaration(
                        name: outer + words[2],
                        isResource: words[3] == "Resource",
                        documentation: documentation,
                        line: number
                    )
                )
            )
        case "public" where words.count >= 5 && words[1] == "enum" && words[4] == "Choice":
            scopes.append(.choice(ChoiceDeclaration(name: outer + words[2], documentation: documentation)))
        default:
            throw error(
                number,
                "expected 'public struct X: Model {', 'public enum X: String, Choice {' or 'extension X {'"
            )
        }
    }

    private mutating func close(_ number: Int) throws(ScanError) {
        switch scopes.popLast() {
        case .structure(var declaration):
            declaration.documentation = declaration.documentation.trimmed
            guard declaration.keepsUnknownFields else {
                throw error(
                    declaration.line,
                    "the struct needs 'public var unknownFields = UnknownFields()' as its last field"
                )
            }
            file.structs.append(declaration)
        case .choice(let declaration): file.choices.append(declaration)
        case .extended: break
        case nil: throw error(number, "a '}' closes nothing")
        }
    }

    private mutating func addCase(_ line: String, _ number: Int) throws(ScanError) {
        guard case .choice(var declaration) = scopes.last else { throw error(number, "a case outside an enum") }
        let parts = line.dropFirst(5).components(separatedBy: " = ")
        let name = parts[0].trimmingCharacters(in: ["`", " "])
        let text = parts.count > 1 ? parts[1].trimmingCharacters(in: ["\"", " "]) : name
        declaration.cases.append((text, documentation.trimmed))
        scopes[scopes.count - 1] = .choice(declaration)
    }

    private mutating func addField(_ line: String, _ number: Int) throws(ScanError) {
        guard case .structure(var declaration) = scopes.last, line.hasPrefix("public var ") else {
            throw error(number, "expected a field 'public var name: Type'")
        }
        if line == "public var unknownFields = UnknownFields()" {
            declaration.keepsUnknownFields = true
        } else {
            declaration.fields.append(try field(line, number))
        }
        scopes[scopes.count - 1] = .structure(declaration)
    }

    private func field(_ line: String, _ number: Int) throws(ScanError) -> FieldDeclaration {
        let parts = line.dropFirst("public var ".count).split(separator: ": ", maxSplits: 1)
        guard parts.count == 2, !parts[1].contains("=") else {
            throw error(number, "expected a field 'public var name: Type' without a default")
        }
        let type = String(parts[1])
        return FieldDeclaration(
            name: parts[0].trimmingCharacters(in: ["`"]),
            type: type.hasSuffix("?") ? String(type.dropLast()) : type,
            isOptional: type.hasSuffix("?"),
            documentation: documentation.trimmed,
            line: number
        )
    }

    private func error(_ line: Int, _ message: String) -> ScanError {
        ScanError(path: path, line: line, message: message)
    }
}

extension Documentation {
    /// Takes in one `///` line; a `- Word: value` line becomes an item, everything else is text.
    fileprivate mutating func append(_ line: String) {
        let content = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
        if let item = Self.item(content) {
            items.append(item)
        } else if !content.isEmpty {
            text += text.isEmpty ? content : (text.hasSuffix("\n") ? content : " " + content)
        } else if !text.isEmpty, !text.hasSuffix("\n") {
            text += "\n"
        }
    }

    /// Without the blank lines before the list of constraints.
    fileprivate var trimmed: Documentation {
        Documentation(text: text.trimmingCharacters(in: .newlines), items: items)
    }

    private static let words: Set<String> = [
        "Required", "Allowed", "Values", "Length", "Count", "Pattern", "Format", "Minimum", "Key", "ListKey", "Set",
        "Default", "Unit", "Deprecated", "Items", "OneOf", "ExactlyOneOf", "AtLeastOneOf", "Rule",
    ]

    private static func item(_ content: String) -> (word: String, value: String)? {
        guard content.hasPrefix("- ") else { return nil }
        let parts = content.dropFirst(2).split(separator: ":", maxSplits: 1)
        guard let word = parts.first, words.contains(String(word)) else { return nil }
        return (String(word), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
    }
}

extension String {
    fileprivate var parenthesisBalance: Int {
        reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    }
}
