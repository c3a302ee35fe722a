/// Reads a pattern as RE2 does.
///
/// A state machine over the characters, with a frame for each open group instead of a recursion.
struct RegexParser {
    let pattern: [Unicode.Scalar]
    var position = 0
    var flags = Flags()
    private var open: [Group] = []
    private var group = Group()
    private var names: Set<String> = []
    /// Where the repetition begins that ends at the present place.
    private var lastRepetition: Int?

    /// What `(?ims)` and the like switch.
    struct Flags: Hashable {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesLineFeed = false
    }

    /// What has been read of a group.
    fileprivate struct Group {
        var choices: [RegexNode] = []
        var sequence: [RegexNode] = []
        var outerFlags = Flags()
        var start = 0
    }

    /// The largest number in a repetition, and of the product of nested ones.
    private static let largestRepetition = 1000
    private static let deepestNesting = 1000

    private init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    static func parse(_ pattern: String) throws(RegexError) -> RegexNode {
        var parser = RegexParser(pattern)
        while let next = parser.peek { try parser.read(next) }
        guard parser.open.isEmpty else { throw parser.error("missing )", from: 0, to: parser.pattern.count) }
        return parser.group.node
    }

    var peek: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    func hasPrefix(_ text: String) -> Bool { pattern[position...].starts(with: text.unicodeScalars) }

    /// An error about a part of the pattern.
    func error(_ message: String, from start: Int, to end: Int) -> RegexError {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: pattern[start..<min(end, pattern.count)])
        return RegexError(message: text.isEmpty ? message : "\(message): \(String(text))")
    }
}

extension RegexParser {
    private mutating func read(_ next: Unicode.Scalar) throws(RegexError) {
        let repetition = lastRepetition
        lastRepetition = nil
        switch next {
        case "(": try openGroup()
        case ")": try closeGroup()
        case "|":
            position += 1
            group.endChoice()
        case "*": try readOperator(1, 0, nil, after: repetition)
        case "+": try readOperator(1, 1, nil, after: repetition)
        case "?": try readOperator(1, 0, 1, after: repetition)
        case "{": try readBraces(after: repetition)
        case "[": group.sequence.append(.set(try readSet()))
        case ".": append(.set(flags.dotMatchesLineFeed ? .any : .notLineFeed))
        case "^": append(flags.isMultiline ? .lineStart : .textStart)
        case "$": append(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": try readEscape()
        default: append(literal(next))
        }
    }

    /// Appends what one character says.
    private mutating func append(_ node: RegexNode) {
        position += 1
        group.sequence.append(node)
    }

    private func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        var set = RegexSet(scalar.value...scalar.value)
        if flags.ignoresCase { set.foldCase() }
        return .set(set)
    }
}

extension RegexParser.Group {
    fileprivate mutating func endChoice() {
        choices.append(sequence.count == 1 ? sequence[0] : sequence.isEmpty ? .empty : .sequence(sequence))
        sequence = []
    }

    fileprivate var node: RegexNode {
        var copy = self
        copy.endChoice()
        return copy.choices.count == 1 ? copy.choices[0] : .choice(copy.choices)
    }
}

extension RegexParser {
    private mutating func openGroup() throws(RegexError) {
        let start = position
        let outer = flags
        if hasPrefix("(?") {
            guard try readGroupHead() else { return }
        } else {
            position += 1
        }
        guard open.count < Self.deepestNesting else { throw RegexError(message: "expression nests too deeply") }
        open.append(group)
        group = Group()
        group.outerFlags = outer
        group.start = start
    }

    private mutating func closeGroup() throws(RegexError) {
        guard let outer = open.popLast() else { throw error("unexpected )", from: 0, to: pattern.count) }
        position += 1
        let node = group.node
        flags = group.outerFlags
        group = outer
        group.sequence.append(node)
    }

    /// Reads what follows `(?`; `false` if it only switches flags and opens no group.
    private mutating func readGroupHead() throws(RegexError) -> Bool {
        let start = position
        for operation in ["(?=", "(?!", "(?<=", "(?<!"] where hasPrefix(operation) {
            throw error("invalid perl operator", from: start, to: start + operation.count)
        }
        for head in ["(?P<", "(?<"] where hasPrefix(head) {
            try readName(behind: head.count)
            return true
        }
        return try readFlags()
    }

    private mutating func readName(behind length: Int) throws(RegexError) {
        let start = position
        guard let end = pattern[start...].firstIndex(of: ">") else {
            throw error("invalid named capture group", from: start, to: pattern.count)
        }
        let name = pattern[(start + length)..<end]
        guard !name.isEmpty,
            name.allSatisfy({ $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { throw error("invalid named capture group", from: start, to: end + 1) }
        guard names.insert(name.reduce(into: "") { $0.unicodeScalars.append($1) }).inserted else {
            throw error("duplicate capture group name", from: start + length, to: end)
        }
        position = end + 1
    }

    private mutating func readFlags() throws(RegexError) -> Bool {
        let start = position
        position += 2
        var value = true
        var hasFlag = false
        while let next = peek {
            position += 1
            switch next {
            case "i": flags.ignoresCase = value
            case "m": flags.isMultiline = value
            case "s": flags.dotMatchesLineFeed = value
            // Whether a repetition takes much or little does not matter to whether the whole text matches.
            case "U": break
            case "-" where value:
                value = false
                hasFlag = false
                continue
            case ":" where value || hasFlag: return true
            case ")" where value || hasFlag: return false
            default: throw error("invalid perl operator", from: start, to: position)
            }
            hasFlag = true
        }
        throw error("missing )", from: 0, to: pattern.count)
    }
}

extension RegexParser {
    /// Reads `{2,5}`; braces of another form are literal.
    private mutating func readBraces(after repetition: Int?) throws(RegexError) {
        guard let (length, least, most) = braces else { return append(literal("{")) }
        let largest = max(least, most ?? 0)
        guard largest <= Self.largestRepetition, most.map({ least <= $0 }) ?? true else {
            throw error("invalid repetition size", from: position, to: position + length)
        }
        try readOperator(length, least, most, after: repetition)
    }

    private var braces: (length: Int, least: Int, most: Int?)? {
        var index = position + 1
        guard let least = number(at: &index) else { return nil }
        var most: Int? = least
        if index < pattern.count, pattern[index] == "," {
            index += 1
            most = number(at: &index)
        }
        guard index < pattern.count, pattern[index] == "}" else { return nil }
        return (index + 1 - position, least, most)
    }

    /// A number without a leading zero; large ones are all the same.
    private func number(at index: inout Int) -> Int? {
        let start = index
        var value = 0
        while index < pattern.count, let digit = pattern[index].digit {
            value = min(value * 10 + digit, 1_000_000)
            index += 1
        }
        guard index > start, index - start == 1 || pattern[start] != "0" else { return nil }
        return value
    }

    private mutating func readOperator(
        _ length: Int,
        _ least: Int,
        _ most: Int?,
        after repetition: Int?
    ) throws(RegexError) {
        let start = position
        position += length
        if peek == "?" { position += 1 }
        guard let operand = group.sequence.popLast() else {
            throw error("no argument for repetition operator", from: start, to: position)
        }
        if let repetition { throw error("bad repetition operator", from: repetition, to: position) }
        guard max(least, most ?? 0) < 2 || operand.repeats(atMost: Self.largestRepetition / max(least, most ?? 0))
        else {
            throw error("invalid repetition size", from: start, to: position)
        }
        group.sequence.append(.repetition(operand, least, most))
        lastRepetition = start
    }
}

extension RegexNode {
    /// Whether the product of the numbers of nested repetitions stays within a limit.
    fileprivate func repeats(atMost limit: Int) -> Bool {
        switch self {
        case .sequence(let nodes), .choice(let nodes): nodes.allSatisfy { $0.repeats(atMost: limit) }
        case .repetition(let node, let least, let most):
            limit / max(1, least, most ?? 0) > 0 && node.repeats(atMost: limit / max(1, least, most ?? 0))
        default: limit > 0
        }
    }
}

extension RegexParser {
    private mutating func readEscape() throws(RegexError) {
        if hasPrefix("\\Q") { return readQuotation() }
        if let node = positionEscape {
            position += 2
            group.sequence.append(node)
        } else if var set = try readSetEscape() {
            if flags.ignoresCase { set.foldCase() }
            group.sequence.append(.set(set))
        } else {
            group.sequence.append(literal(try readCharacterEscape()))
        }
    }

    /// `\Q...\E`: everything up to `\E`, or up to the end, is literal.
    private mutating func readQuotation() {
        position += 2
        while let next = peek, !hasPrefix("\\E") { append(literal(next)) }
        if peek != nil { position += 2 }
    }

    private var positionEscape: RegexNode? {
        guard position + 1 < pattern.count else { return nil }
        switch pattern[position + 1] {
        case "A": return .textStart
        case "z": return .textEnd
        case "b": return .wordBoundary
        case "B": return .noWordBoundary
        default: return nil
        }
    }
}

extension Unicode.Scalar {
    /// The value of a decimal digit.
    var digit: Int? { "0"..."9" ~= self ? Int(value) - 0x30 : nil }
}
