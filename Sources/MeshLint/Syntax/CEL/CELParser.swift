/// Reads expressions by recursion, one function a rule of the grammar.
struct CELParser {
    private let tokens: [CELToken]
    private var index = 0
    private var depth = 0
    private var operations = 0

    /// How deep an expression may nest; CEL asks readers for 32 at least.
    private static let deepest = 250
    /// How many operators, members and calls an expression may have; more would make too tall a tree.
    private static let mostOperations = 2000

    init(tokens: [CELToken]) { self.tokens = tokens }

    private var next: CELToken { tokens[index] }

    /// The expression that all tokens make up.
    mutating func parse() throws(CELSyntax.Problem) -> CELNode {
        let node = try expression()
        guard next == .end else { throw unexpected() }
        return node
    }

    /// A condition or what stands in its place: `a ? b : c`.
    private mutating func expression() throws(CELSyntax.Problem) -> CELNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw CELSyntax.Problem(message: "it nests too deep") }
        let condition = try operation(level: 0)
        guard take("?") else { return condition }
        let first = try operation(level: 0)
        try expect(":")
        return .condition(condition, first, try expression())
    }

    /// The operators with two sides, loosest first; those of one line are equally strong.
    private static let levels: [[CELOperator]] = [
        [.or],
        [.and],
        [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater, .isIn],
        [.add, .subtract],
        [.multiply, .divide, .remainder],
    ]

    private mutating func operation(level: Int) throws(CELSyntax.Problem) -> CELNode {
        guard level < Self.levels.count else { return try unary() }
        var node = try operation(level: level + 1)
        while let found = takeOperator(of: level) {
            try countOperation()
            node = .binary(found, node, try operation(level: level + 1))
        }
        return node
    }

    private mutating func unary() throws(CELSyntax.Problem) -> CELNode {
        if next == .symbol("!") { return takesOdd("!") ? .not(try member()) : try member() }
        if next == .symbol("-") { return takesOdd("-") ? .negative(try member()) : try member() }
        return try member()
    }

    /// Whether an odd number of the same symbol stands here; two of them undo each other.
    private mutating func takesOdd(_ symbol: String) -> Bool {
        var isOdd = false
        while take(symbol) { isOdd.toggle() }
        return isOdd
    }

    private mutating func countOperation() throws(CELSyntax.Problem) {
        operations += 1
        guard operations <= Self.mostOperations else { throw CELSyntax.Problem(message: "it is too long") }
    }
}

extension CELParser {
    private mutating func member() throws(CELSyntax.Problem) -> CELNode {
        var node = try primary()
        while true {
            if take(".") {
                node = try field(of: node)
            } else if take("[") {
                let isOptional = take("?")
                let key = try expression()
                try expect("]")
                node = isOptional ? .other : .index(node, key)
            } else if next == .symbol("{"), case .name = tokens[index - 1] {
                _ = try map()
                node = .other
            } else {
                return node
            }
            try countOperation()
        }
    }

    private mutating func field(of node: CELNode) throws(CELSyntax.Problem) -> CELNode {
        let isOptional = take("?")
        let name = try name()
        guard take("(") else { return isOptional ? .other : .member(node, name) }
        let arguments = try list(until: ")")
        if let macro = CELMacro(rawValue: name), arguments.count == 2, case .name(let variable) = arguments[0] {
            return .macro(macro, node, variable, arguments[1])
        }
        return isOptional ? .other : .call(name, [node] + arguments)
    }

    private mutating func primary() throws(CELSyntax.Problem) -> CELNode {
        switch next {
        case .literal(let literal):
            index += 1
            return literal.map { .literal($0) } ?? .other
        case .symbol("("):
            index += 1
            let node = try expression()
            try expect(")")
            return node
        case .symbol("["):
            index += 1
            return .list(try list(until: "]"))
        case .symbol("{"): return try map()
        default:
            _ = take(".")
            return try named(try name())
        }
    }

    private mutating func named(_ name: String) throws(CELSyntax.Problem) -> CELNode {
        guard take("(") else { return .name(name) }
        let arguments = try list(until: ")")
        if name == "has", arguments.count == 1, case .member(let object, let field) = arguments[0] {
            return .has(object, field)
        }
        return .call(name, arguments)
    }

    private mutating func list(until end: String) throws(CELSyntax.Problem) -> [CELNode] {
        var items: [CELNode] = []
        while next != .symbol(end) {
            let isOptional = end == "]" && take("?")
            let item = try expression()
            items.append(isOptional ? .other : item)
            guard take(",") else { break }
            if end == ")", next == .symbol(end) { throw unexpected() }
        }
        try expect(end)
        return items
    }

    /// A map, or the fields of a message.
    private mutating func map() throws(CELSyntax.Problem) -> CELNode {
        try expect("{")
        var node = CELNode.emptyObject
        while next != .symbol("}") {
            _ = take("?")
            _ = try expression()
            try expect(":")
            _ = try expression()
            node = .other
            guard take(",") else { break }
        }
        try expect("}")
        return node
    }
}

extension CELParser {
    private mutating func name() throws(CELSyntax.Problem) -> String {
        guard case .name(let name) = next, name != "in" else { throw unexpected() }
        index += 1
        return name
    }

    private mutating func take(_ symbol: String) -> Bool {
        guard next == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func takeOperator(of level: Int) -> CELOperator? {
        let found: CELOperator? =
            switch next {
            case .symbol(let text): CELOperator(rawValue: text)
            case .name("in"): .isIn
            default: nil
            }
        guard let found, Self.levels[level].contains(found) else { return nil }
        index += 1
        return found
    }

    private mutating func expect(_ symbol: String) throws(CELSyntax.Problem) {
        guard take(symbol) else { throw unexpected("'\(symbol)'") }
    }

    private func unexpected(_ wanted: String? = nil) -> CELSyntax.Problem {
        CELSyntax.Problem(message: "\(next.text) stands where \(wanted ?? "a value") should")
    }
}
