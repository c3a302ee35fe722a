/// The grammar of the Common Expression Language, without its meaning.
///
/// Source: CEL, "Language Definition", section "Syntax".
enum CELSyntax {
    /// What keeps a text from being an expression, and at which byte; `nil` if it is one.
    static func problem(of text: String) -> String? {
        do throws(Problem) {
            var parser = CELSyntaxParser(tokens: try CELSyntaxLexer.tokens(of: text))
            try parser.parse()
            return nil
        } catch {
            return error.message
        }
    }

    /// Why a text is no expression.
    struct Problem: Error, Hashable { var message: String }
}

/// A part of an expression.
enum CELSyntaxToken: Hashable {
    case name(String)
    case literal
    case symbol(String)
    case end

    var text: String {
        switch self {
        case .name(let name): "'\(name)'"
        case .literal: "a literal"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}

/// Reads expressions by recursion, one function a rule of the grammar.
private struct CELSyntaxParser {
    private let tokens: [CELSyntaxToken]
    private var index = 0
    private var depth = 0

    /// How deep an expression may nest; CEL asks readers for 32 at least.
    private static let deepest = 250

    init(tokens: [CELSyntaxToken]) { self.tokens = tokens }

    private var next: CELSyntaxToken { tokens[index] }

    mutating func parse() throws(CELSyntax.Problem) {
        try expression()
        guard next == .end else { throw unexpected() }
    }

    /// A condition or what stands in its place: `a ? b : c`.
    private mutating func expression() throws(CELSyntax.Problem) {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw CELSyntax.Problem(message: "it nests too deep") }
        try operation(level: 0)
        guard take("?") else { return }
        try operation(level: 0)
        try expect(":")
        try expression()
    }

    /// The operators with two sides, loosest first.
    private static let operators: [Set<String>] = [
        ["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"],
    ]

    private mutating func operation(level: Int) throws(CELSyntax.Problem) {
        guard level < Self.operators.count else { return try unary() }
        try operation(level: level + 1)
        while takeOperator(Self.operators[level]) { try operation(level: level + 1) }
    }

    private mutating func unary() throws(CELSyntax.Problem) {
        if take("!") {
            while take("!") {}
        } else if take("-") {
            while take("-") {}
        }
        try member()
    }

    private mutating func member() throws(CELSyntax.Problem) {
        try primary()
        while true {
            if take(".") {
                _ = take("?")
                try name()
                if take("(") { try list(until: ")") }
            } else if take("[") {
                _ = take("?")
                try expression()
                try expect("]")
            } else if next == .symbol("{"), case .name = tokens[index - 1] {
                try map()
            } else {
                return
            }
        }
    }

    private mutating func primary() throws(CELSyntax.Problem) {
        switch next {
        case .literal: index += 1
        case .symbol("("):
            index += 1
            try expression()
            try expect(")")
        case .symbol("["):
            index += 1
            try list(until: "]")
        case .symbol("{"): try map()
        default:
            _ = take(".")
            try name()
            if take("(") { try list(until: ")") }
        }
    }

    private mutating func list(until end: String) throws(CELSyntax.Problem) {
        while next != .symbol(end) {
            if end == "]" { _ = take("?") }
            try expression()
            guard take(",") else { break }
            if end == ")", next == .symbol(end) { throw unexpected() }
        }
        try expect(end)
    }

    /// A map, or the fields of a message.
    private mutating func map() throws(CELSyntax.Problem) {
        try expect("{")
        while next != .symbol("}") {
            _ = take("?")
            try expression()
            try expect(":")
            try expression()
            guard take(",") else { break }
        }
        try expect("}")
    }

    private mutating func name() throws(CELSyntax.Problem) {
        guard case .name(let name) = next, name != "in" else { throw unexpected() }
        index += 1
    }

    private mutating func take(_ symbol: String) -> Bool {
        guard next == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func takeOperator(_ operators: Set<String>) -> Bool {
        switch next {
        case .symbol(let symbol) where operators.contains(symbol): break
        case .name("in") where operators.contains("in"): break
        default: return false
        }
        index += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(CELSyntax.Problem) {
        guard take(symbol) else { throw unexpected("'\(symbol)'") }
    }

    private func unexpected(_ wanted: String? = nil) -> CELSyntax.Problem {
        CELSyntax.Problem(message: "\(next.text) stands where \(wanted ?? "a value") should")
    }
}
