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
        guard let node = try? CELSyntax.parse(text), node.isUnderstood else { return nil }
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

/// Why an expression has no value.
enum CELError: Error {
    /// A field or key is not there.
    case missing
    /// An operation does not go with the types of its operands.
    case type
}

extension CELNode {
    /// Whether everything in it can be evaluated.
    fileprivate var isUnderstood: Bool {
        switch self {
        case .literal, .name, .emptyObject: true
        case .other: false
        case .member(let node, _), .has(let node, _), .not(let node), .negative(let node): node.isUnderstood
        case .index(let one, let two), .binary(_, let one, let two), .macro(_, let one, _, let two):
            one.isUnderstood && two.isUnderstood
        case .condition(let one, let two, let three): one.isUnderstood && two.isUnderstood && three.isUnderstood
        case .list(let nodes): nodes.allSatisfy(\.isUnderstood)
        case .call(let name, let arguments):
            CELFunctions.argumentCounts[name]?.contains(arguments.count) == true
                && arguments.allSatisfy(\.isUnderstood)
        }
    }
}
