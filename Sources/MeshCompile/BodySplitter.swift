/// Splits the builder body of a `Mesh` into functions of a few declarations each, before it is compiled.
///
/// Swift's solver takes a result builder's body as one system of constraints, and its time grows with the square of the
/// statements (measured with Swift 6.3.1: 200 declarations 7 s, 400 already 38 s). Functions are checked one by one, so
/// the same declarations in functions take time in proportion to their number. Lines and columns of messages stay those
/// of the file. A body that this scanner is not sure of is left as it is.
public enum BodySplitter {
    /// A body with fewer declarations is compiled as it stands.
    static let smallestBody = 24
    /// Declarations in one function.
    static let chunkSize = 6

    /// The source with the bodies of its meshes split up.
    ///
    /// - Parameter name: the file name that messages of the compiler are to carry.
    public static func split(_ source: String, named name: String) -> String {
        let bytes = Array(source.utf8)
        var scanner = BodyScanner(bytes)
        guard let body = scanner.meshBody(), let statements = scanner.statements(in: body),
            statements.count >= smallestBody
        else { return source }
        let chunks = stride(from: 0, to: statements.count, by: chunkSize).map { start in
            let last = min(start + chunkSize, statements.count) - 1
            return statements[start].lowerBound..<statements[last].upperBound
        }
        return rewrite(bytes, body, chunks, named: name)
    }

    private static func rewrite(_ bytes: [UInt8], _ body: Range<Int>, _ chunks: [Range<Int>], named name: String)
        -> String
    {
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let calls = chunks.indices.map { "_meshPart\($0)()" }.joined(separator: ", ")
        let lines = bytes[body].count { $0 == UInt8(ascii: "\n") }
        var result = text(0..<body.lowerBound) + " MeshParts(joining: [\(calls)]) "
        result += String(repeating: "\n", count: lines) + text(body.upperBound..<bytes.count)
        for (index, chunk) in chunks.enumerated() {
            let before = bytes[..<chunk.lowerBound]
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = chunk.lowerBound - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
            result += """

                @MeshBuilder private func _meshPart\(index)() -> MeshParts {
                #sourceLocation(file: "\(name)", line: \(line))
                \(String(repeating: " ", count: column))\(text(chunk))
                }
                #sourceLocation()
                """
        }
        return result + "\n"
    }
}

/// Knows as much of Swift's lexical structure as it takes to find a body and its statements.
struct BodyScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What is between the braces behind `Mesh(…)` at the top level of the file.
    mutating func meshBody() -> Range<Int>? {
        position = 0
        while position < bytes.count {
            if skipTrivia() { continue }
            guard let word = word() else {
                guard skipToken() else { return nil }
                continue
            }
            position += word.count
            guard word == "Mesh", skipBlanks(), current == UInt8(ascii: "("), skipToken(), skipBlanks(),
                current == UInt8(ascii: "{")
            else { continue }
            let start = position
            guard skipToken() else { return nil }
            return start + 1..<position - 1
        }
        return nil
    }

    /// The statements of a body; `nil` if it declares something, or is otherwise more than a list of expressions,
    /// conditions and loops.
    mutating func statements(in body: Range<Int>) -> [Range<Int>]? {
        var statements: [Range<Int>] = []
        var start: Int?
        var end = body.lowerBound
        position = body.lowerBound
        while position < body.upperBound {
            let before = position
            let isNewLine = current == UInt8(ascii: "\n") || current == UInt8(ascii: ";")
            if isNewLine { position += 1 }
            if isNewLine || skipTrivia() {
                if isNewLine, let first = start, startsStatement(before: body.upperBound) {
                    statements.append(first..<end)
                    start = nil
                }
                continue
            }
            if start == nil {
                guard let word = word(), !Self.declarations.contains(word) else { return nil }
                start = before
            }
            if let word = word() { position += word.count } else if !skipToken() { return nil }
            end = position
        }
        if let start { statements.append(start..<end) }
        return statements
    }

    private static let declarations: Set<String> = [
        "let", "var", "func", "struct", "enum", "class", "actor", "typealias", "return", "guard", "defer", "import",
        "throw", "try", "await", "do", "while", "repeat", "private", "lazy",
    ]
    private static let continuations: Set<String> = ["else", "is", "as", "where", "in"]

    /// Whether what follows on a later line begins a statement, and does not go on with the one before.
    private mutating func startsStatement(before end: Int) -> Bool {
        let saved = position
        defer { position = saved }
        while position < end, skipTrivia() || current == UInt8(ascii: "\n") && advance() {}
        guard position < end, let word = word() else { return false }
        return !Self.continuations.contains(word)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func at(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func advance() -> Bool {
        position += 1
        return true
    }

    private mutating func skipBlanks() -> Bool {
        while let byte = current, byte == UInt8(ascii: " ") { position += 1 }
        return true
    }

    /// Passes white space other than line ends, and comments.
    private mutating func skipTrivia() -> Bool {
        switch (current, at(1)) {
        case (UInt8(ascii: " "), _), (UInt8(ascii: "\t"), _), (UInt8(ascii: "\r"), _): position += 1
        case (UInt8(ascii: "/"), UInt8(ascii: "/")):
            while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
        case (UInt8(ascii: "/"), UInt8(ascii: "*")): skipBlockComment()
        default: return false
        }
        return true
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if current == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
                depth += 1
                position += 2
            } else if current == UInt8(ascii: "*"), at(1) == UInt8(ascii: "/") {
                depth -= 1
                position += 2
            } else {
                position += 1
            }
        } while depth > 0 && position < bytes.count
    }

    /// The identifier or keyword that starts here.
    private func word() -> String? {
        let word = bytes[position...].prefix { byte in
            byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard let first = word.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    /// Passes one token, and what is in brackets as one; `false` where brackets or quotes do not match.
    private mutating func skipToken() -> Bool {
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "#"): return skipString()
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return skipBrackets()
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), nil: return false
        default: return advance()
        }
    }

    private mutating func skipBrackets() -> Bool {
        position += 1
        while let byte = current {
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return advance() }
            if skipTrivia() { continue }
            guard skipToken() else { return false }
        }
        return false
    }

    /// Passes a string literal with its interpolations; a `#` that starts none is a directive, and too much.
    private mutating func skipString() -> Bool {
        var pounds = 0
        while at(pounds) == UInt8(ascii: "#") { pounds += 1 }
        guard at(pounds) == UInt8(ascii: "\"") else {
            // `#line` and the like are expressions; `#if` is not.
            guard pounds == 1, at(1) != UInt8(ascii: "i") else { return false }
            return advance()
        }
        let isBlock = at(pounds + 1) == UInt8(ascii: "\"") && at(pounds + 2) == UInt8(ascii: "\"")
        let quotes = isBlock ? 3 : 1
        position += pounds + quotes
        while let byte = current {
            if byte == UInt8(ascii: "\\"), hasPounds(pounds, behind: 1) {
                position += 1 + pounds
                if current == UInt8(ascii: "(") {
                    guard skipBrackets() else { return false }
                } else {
                    position += 1
                }
            } else if (0..<quotes).allSatisfy({ at($0) == UInt8(ascii: "\"") }), hasPounds(pounds, behind: quotes) {
                position += quotes + pounds
                return true
            } else {
                position += 1
            }
        }
        return false
    }

    private func hasPounds(_ count: Int, behind offset: Int) -> Bool {
        (0..<count).allSatisfy { at(offset + $0) == UInt8(ascii: "#") }
    }
}
