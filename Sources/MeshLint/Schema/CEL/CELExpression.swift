import MeshModel

/// A rule in the Common Expression Language, as custom resource definitions state them.
///
/// Understands what the rules of the model use: fields, operators, the macros over lists and objects, and Kubernetes'
/// functions for texts, durations and URLs.
///
/// Source: CEL, "Language Definition"; Kubernetes, "Common Expression Language in Kubernetes".
struct CELExpression: Sendable {
    let text: String
    private let node: CELNode

    /// `nil` if the text is not understood.
    init?(_ text: String) {
        guard let node = try? CELParser.parse(text) else { return nil }
        self.text = text
        self.node = node
    }

    /// Whether the rule holds for a value, which it calls `self`; `nil` where its types do not fit.
    ///
    /// A field that is missing makes a rule fail, as it does in Kubernetes.
    func holds(for value: TapeCursor) -> Bool? {
        var evaluation = CELEvaluation(value)
        do throws(CELError) {
            guard case .bool(let result) = try evaluation.value(of: node) else { return nil }
            return result
        } catch {
            return error == .missing ? false : nil
        }
    }
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
}

enum CELLiteral: Sendable {
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

enum CELError: Error {
    /// The text is no expression, or uses what is not understood.
    case syntax
    /// A field or key is not there.
    case missing
    /// An operation does not go with the types of its operands.
    case type
}
