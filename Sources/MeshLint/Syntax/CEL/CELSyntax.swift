/// The grammar of the Common Expression Language, without its meaning.
///
/// Source: CEL, "Language Definition", section "Syntax".
enum CELSyntax {
    /// What keeps a text from being an expression; `nil` if it is one.
    static func problem(of text: String) -> String? {
        do throws(Problem) {
            _ = try parse(text)
            return nil
        } catch {
            return error.message
        }
    }

    /// The expression that a text is.
    static func parse(_ text: String) throws(Problem) -> CELNode {
        var parser = CELParser(tokens: try CELLexer.tokens(of: text))
        return try parser.parse()
    }

    /// Why a text is no expression.
    struct Problem: Error, Hashable { var message: String }
}

/// An expression as a tree.
indirect enum CELNode: Sendable {
    case literal(CELLiteral)
    case name(String)
    case list([CELNode])
    case emptyObject
    case member(CELNode, String)
    case index(CELNode, CELNode)
    /// `has(a.b)`
    case has(CELNode, String)
    case not(CELNode)
    case negative(CELNode)
    case binary(CELOperator, CELNode, CELNode)
    case condition(CELNode, CELNode, CELNode)
    /// A function with its arguments; the first is what it is called on, if it is a method.
    case call(String, [CELNode])
    /// A macro over a list or the keys of an object, such as `x.all(item, condition)`.
    case macro(CELMacro, CELNode, String, CELNode)
    /// A part of the language that no custom resource definition uses: messages, maps with entries, optional fields,
    /// bytes, and numbers without a sign.
    case other
}

enum CELLiteral: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
}

enum CELOperator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case isIn = "in"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

enum CELMacro: String, Sendable {
    case all, exists, map, filter
    case existsOne = "exists_one"
}
