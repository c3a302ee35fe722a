import MeshModel

/// The evaluation of an expression for one value.
struct CELEvaluation {
    private var variables: [(name: String, value: CELValue)]

    init(_ value: TapeCursor) { variables = [("self", CELValue(value))] }

    mutating func value(of node: CELNode) throws(CELError) -> CELValue {
        switch node {
        case .literal(let literal): return CELValue(literal)
        case .name(let name): return try variable(name)
        case .list(let nodes): return .list(try values(of: nodes))
        case .emptyObject: return .emptyObject
        case .member(let object, let name):
            guard let member = try value(of: object).member(name) else { throw .missing }
            return member
        case .index(let object, let key): return try element(of: value(of: object), value(of: key))
        case .has(let object, let name): return .bool(try value(of: object).member(name) != nil)
        case .not(let operand): return .bool(try !truth(of: operand))
        case .negative(let operand): return try CELFunctions.negative(value(of: operand))
        case .binary(let operation, let left, let right): return try binary(operation, left, right)
        case .condition(let condition, let first, let second):
            return try value(of: truth(of: condition) ? first : second)
        case .call(let name, let arguments): return try CELFunctions.call(name, values(of: arguments))
        case .macro(let macro, let range, let variable, let body): return try expand(macro, range, variable, body)
        case .other: throw .type
        }
    }

    private func variable(_ name: String) throws(CELError) -> CELValue {
        guard let found = variables.last(where: { $0.name == name }) else { throw .type }
        return found.value
    }

    private mutating func values(of nodes: [CELNode]) throws(CELError) -> [CELValue] {
        var values: [CELValue] = []
        for node in nodes { values.append(try value(of: node)) }
        return values
    }

    private mutating func truth(of node: CELNode) throws(CELError) -> Bool {
        guard case .bool(let truth) = try value(of: node) else { throw .type }
        return truth
    }

    private func element(of object: CELValue, _ key: CELValue) throws(CELError) -> CELValue {
        switch key {
        case .string(let name):
            guard let member = try object.member(name) else { throw .missing }
            return member
        case .int(let index):
            let elements = try object.elements()
            guard elements.indices.contains(index) else { throw .missing }
            return elements[index]
        default: throw .type
        }
    }
}

extension CELEvaluation {
    private mutating func binary(
        _ operation: CELOperator,
        _ left: CELNode,
        _ right: CELNode
    ) throws(CELError) -> CELValue {
        switch operation {
        case .or: return .bool(try either(left, right, decisive: true))
        case .and: return .bool(try either(left, right, decisive: false))
        default: return try CELFunctions.binary(operation, value(of: left), value(of: right))
        }
    }

    /// An operand that decides the result makes up for an error of the other one.
    private mutating func either(_ left: CELNode, _ right: CELNode, decisive: Bool) throws(CELError) -> Bool {
        let first: Bool
        do throws(CELError) {
            first = try truth(of: left)
        } catch {
            guard try truth(of: right) == decisive else { throw error }
            return decisive
        }
        return first == decisive ? decisive : try truth(of: right)
    }

    private mutating func expand(
        _ macro: CELMacro,
        _ range: CELNode,
        _ variable: String,
        _ body: CELNode
    ) throws(CELError) -> CELValue {
        let elements = try value(of: range).elements()
        var results: [CELValue] = []
        for element in elements {
            variables.append((variable, element))
            defer { variables.removeLast() }
            results.append(try value(of: body))
        }
        if macro == .map { return .list(results) }
        var matching: [CELValue] = []
        for (element, result) in zip(elements, results) {
            guard case .bool(let truth) = result else { throw .type }
            if truth { matching.append(element) }
        }
        switch macro {
        case .all: return .bool(matching.count == elements.count)
        case .exists: return .bool(!matching.isEmpty)
        case .existsOne: return .bool(matching.count == 1)
        case .filter, .map: return .list(matching)
        }
    }
}
