/// Reads an expression, from the weakest operator to the strongest.
struct CELParser {
    private let tokens: [CELToken]
    private var position = 0
    private var depth = 0

    private init(_ text: String) throws(CELError) { tokens = try CELLexer.tokens(of: text) }

    static func parse(_ text: String) throws(CELError) -> CELNode {
        var parser = try CELParser(text)
        let node = try parser.expression()
        guard parser.position == parser.tokens.count else { throw .syntax }
        return node
    }

    private var peek: CELToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func take(_ symbol: String) -> Bool {
        guard peek == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(CELError) {
        guard take(symbol) else { throw .syntax }
    }

    private mutating func name() throws(CELError) -> String {
        guard case .name(let text)? = peek else { throw .syntax }
        position += 1
        return text
    }
}

extension CELParser {
    private mutating func expression() throws(CELError) -> CELNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw .syntax }
        let condition = try binary(0)
        guard take("?") else { return condition }
        let first = try expression()
        try expect(":")
        return .condition(condition, first, try expression())
    }

    /// The operators by strength; those of one line are equally strong.
    private static let levels: [[CELOperator]] = [
        [.or],
        [.and],
        [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater, .isIn],
        [.add, .subtract],
        [.multiply, .divide, .remainder],
    ]

    private mutating func binary(_ level: Int) throws(CELError) -> CELNode {
        guard level < Self.levels.count else { return try unary() }
        var node = try binary(level + 1)
        while let found = takeOperator(of: level) { node = .binary(found, node, try binary(level + 1)) }
        return node
    }

    private mutating func takeOperator(of level: Int) -> CELOperator? {
        let found: CELOperator? =
            switch peek {
            case .symbol(let text): CELOperator(rawValue: text)
            case .name("in"): .isIn
            default: nil
            }
        guard let found, Self.levels[level].contains(found) else { return nil }
        position += 1
        return found
    }

    private mutating func unary() throws(CELError) -> CELNode {
        if take("!") { return .not(try unary()) }
        if take("-") { return .negative(try unary()) }
        var node = try primary()
        while true {
            if take(".") {
                node = try member(of: node)
            } else if take("[") {
                node = .index(node, try expression())
                try expect("]")
            } else {
                return node
            }
        }
    }
}

extension CELParser {
    private mutating func primary() throws(CELError) -> CELNode {
        guard let token = peek else { throw .syntax }
        position += 1
        switch token {
        case .int(let value): return .literal(.int(value))
        case .double(let value): return .literal(.double(value))
        case .string(let value): return .literal(.string(value))
        case .name(let name): return try named(name)
        case .symbol("("):
            let node = try expression()
            try expect(")")
            return node
        case .symbol("["): return .list(try arguments(upTo: "]"))
        case .symbol("{"):
            try expect("}")
            return .emptyObject
        case .symbol: throw .syntax
        }
    }

    private mutating func named(_ name: String) throws(CELError) -> CELNode {
        switch name {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default: break
        }
        guard take("(") else { return .name(name) }
        let arguments = try arguments(upTo: ")")
        if name == "has" {
            guard arguments.count == 1, case .member(let object, let field) = arguments[0] else { throw .syntax }
            return .has(object, field)
        }
        return try call(name, arguments)
    }

    private mutating func member(of node: CELNode) throws(CELError) -> CELNode {
        let name = try name()
        guard take("(") else { return .member(node, name) }
        let arguments = try arguments(upTo: ")")
        if let macro = CELMacro(rawValue: name) {
            guard arguments.count == 2, case .name(let variable) = arguments[0] else { throw .syntax }
            return .macro(macro, node, variable, arguments[1])
        }
        return try call(name, [node] + arguments)
    }

    private func call(_ name: String, _ arguments: [CELNode]) throws(CELError) -> CELNode {
        guard CELFunctions.argumentCounts[name]?.contains(arguments.count) == true else { throw .syntax }
        return .call(name, arguments)
    }

    private mutating func arguments(upTo end: String) throws(CELError) -> [CELNode] {
        var arguments: [CELNode] = []
        while !take(end) {
            if !arguments.isEmpty { try expect(",") }
            arguments.append(try expression())
        }
        return arguments
    }
}
