/// A word of an expression.
enum CELToken: Hashable {
    case name(String)
    case int(Int)
    case double(Double)
    case string(String)
    case symbol(String)
}

/// Takes an expression apart into its words.
struct CELLexer {
    private let text: [Character]
    private var position = 0

    private init(_ text: String) { self.text = Array(text) }

    static func tokens(of text: String) throws(CELError) -> [CELToken] {
        var lexer = CELLexer(text)
        var tokens: [CELToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() throws(CELError) -> CELToken? {
        while position < text.count, text[position].isWhitespace { position += 1 }
        guard position < text.count else { return nil }
        let first = text[position]
        if first == "\"" || first == "'" { return .string(try string(isRaw: false)) }
        if first == "r", position + 1 < text.count, "\"'".contains(text[position + 1]) {
            position += 1
            return .string(try string(isRaw: true))
        }
        if first.isNumber { return try number() }
        if first.isLetter || first == "_" { return .name(take { $0.isLetter || $0.isNumber || $0 == "_" }) }
        return try symbol()
    }

    private mutating func take(while belongs: (Character) -> Bool) -> String {
        let start = position
        while position < text.count, belongs(text[position]) { position += 1 }
        return String(text[start..<position])
    }

    private mutating func number() throws(CELError) -> CELToken {
        let digits = take { $0.isNumber || $0 == "." }
        if let int = Int(digits) { return .int(int) }
        guard let double = Double(digits) else { throw .syntax }
        return .double(double)
    }

    private mutating func symbol() throws(CELError) -> CELToken {
        let pair = String(text[position..<min(position + 2, text.count)])
        if ["||", "&&", "==", "!=", "<=", ">="].contains(pair) {
            position += 2
            return .symbol(pair)
        }
        guard "()[]{}.,?:!<>+-*/%".contains(text[position]) else { throw .syntax }
        position += 1
        return .symbol(String(text[position - 1]))
    }

    private mutating func string(isRaw: Bool) throws(CELError) -> String {
        let quote = text[position]
        var result = ""
        position += 1
        while position < text.count, text[position] != quote {
            if text[position] == "\\", !isRaw {
                position += 1
                guard position < text.count, let character = Self.escapes[text[position]] else { throw .syntax }
                result.append(character)
            } else {
                result.append(text[position])
            }
            position += 1
        }
        guard position < text.count else { throw .syntax }
        position += 1
        return result
    }

    private static let escapes: [Character: Character] = [
        "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "\"": "\"", "'": "'", "`": "`", "?": "?",
    ]
}
